import { Select } from 'antd'
import { z } from 'zod'
import { roles } from '#contract/access/roles.ts'
import { CareCode, saveCareKind, type CareKind } from '#contract/people/care.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

type Props = { areaId: number; known?: CareKind; nextSort: number; onClose: () => void }
const shape = saveCareKind.body
  .omit({ version: true })
  .extend({ code: CareCode, visitDays: z.number().int().min(1).max(366).optional() })
/** Posts that work with people; a resident or an administrator never sees a register. */
const able = roles.filter((role) => role !== 'resident' && !/auditor|administrator/.test(role))

/** One kind of register: by what law and for what, which fields, who sees rows, how long. Denied kinds are refused by name. */
export const KindForm = ({ areaId, known, nextSort, onClose }: Props) => {
  const say = useWords(words)
  const role = usePhrases('access')
  const { fields, field } = useDictionary()
  const send = useSend(saveCareKind)
  return (
    <SchemaForm
      shape={shape}
      initial={{
        code: known?.code,
        zh: known?.zh,
        en: known?.en,
        legalBasis: known?.legalBasis,
        purpose: known?.purpose,
        fields: known?.fields ?? [],
        roles: known?.roles ?? ['grid_worker', 'community_head'],
        retentionMonths: known?.retentionMonths ?? 12,
        reviewMonths: known?.reviewMonths ?? 12,
        visitDays: known?.visitDays ?? undefined,
        active: known?.active ?? true,
        sort: known?.sort ?? nextSort,
      }}
      fields={{
        ...(!known && { code: { label: say('code'), hint: `${say('codeHint')}。${say('codeWrong')}` } }),
        zh: { label: say('zh') },
        en: { label: say('en') },
        legalBasis: { label: say('legalBasis') },
        purpose: { label: say('purpose') },
        fields: {
          label: say('fieldsOf'),
          control: (
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={fields.filter((f) => f.active).map((f) => ({ value: f.name, label: field(f.name) }))}
            />
          ),
        },
        roles: {
          label: say('roles'),
          hint: say('rolesHint'),
          control: <Select mode="multiple" options={able.map((one) => ({ value: one, label: role(`role.${one}`) }))} />,
        },
        retentionMonths: { label: say('retention') },
        reviewMonths: { label: say('review') },
        visitDays: { label: say('visit') },
        active: { label: say('active') },
        sort: { label: say('sort') },
      }}
      send={async ({ code, visitDays, ...body }) => {
        await send.mutateAsync({
          params: { areaId, code },
          body: { ...body, visitDays: visitDays ?? null, version: known?.version ?? null },
        })
        sayDone(say('saved'))
        onClose()
      }}
      submit={say('save')}
    />
  )
}
