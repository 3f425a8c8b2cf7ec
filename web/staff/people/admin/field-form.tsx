import { Select } from 'antd'
import { z } from 'zod'
import { saveField, type getDictionary } from '#contract/people/codes.ts'
import { FieldKind, FieldName, type FieldDefinition } from '#contract/people/fields.ts'
import type { Answer } from '#contract/route.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { pick, useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { TagsField } from './tags-field.tsx'
import { words } from './words.ts'

type Props = {
  areaId: number
  known?: FieldDefinition
  families: Answer<typeof getDictionary>['families']
  nextSort: number
  onClose: () => void
}
const shape = saveField.body.omit({ version: true }).extend({ name: FieldName, family: z.string().optional() })

/** A field of the register: what it is called, by what law it is kept. Its kind, once used, stays. */
export const FieldForm = ({ areaId, known, families, nextSort, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(saveField)
  const bound = known && {
    name: known.name,
    kind: known.kind,
    family: known.family ?? undefined,
    sensitive: known.sensitive,
    ...(known.core && { changeable: known.changeable, active: known.active }),
  }
  return (
    <SchemaForm
      shape={shape}
      initial={{
        kind: 'text',
        sensitive: false,
        changeable: known?.changeable ?? true,
        active: known?.active ?? true,
        zh: known?.zh,
        en: known?.en,
        legalBasis: known?.legalBasis,
        aliases: known?.aliases ?? [],
        sort: known?.sort ?? nextSort,
        ...bound,
      }}
      fields={{
        ...(!known && { name: { label: say('code'), hint: `${say('codeHint')}。${say('codeWrong')}` } }),
        zh: { label: say('zh') },
        en: { label: say('en') },
        ...(!known && {
          kind: {
            label: say('kindOf'),
            control: (
              <Select options={FieldKind.options.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))} />
            ),
          },
          family: {
            label: say('family'),
            when: (typed: Record<string, unknown>) => typed['kind'] === 'code',
            control: (
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={families.map((f) => ({ value: f.name, label: pick(f) }))}
              />
            ),
          },
          sensitive: { label: say('sensitive') },
        }),
        legalBasis: { label: say('legalBasis') },
        aliases: { label: say('aliases'), hint: say('aliasesHint'), control: <TagsField /> },
        ...(!known?.core && { changeable: { label: say('changeable') }, active: { label: say('active') } }),
        sort: { label: say('sort') },
      }}
      send={async ({ name, family, ...body }) => {
        await send.mutateAsync({
          params: { areaId, field: name },
          body: { ...body, family: body.kind === 'code' ? (family ?? null) : null, version: known?.version ?? null },
        })
        sayDone(say('saved'))
        onClose()
      }}
      submit={say('save')}
    />
  )
}
