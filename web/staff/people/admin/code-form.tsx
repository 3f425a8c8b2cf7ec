import { Modal } from 'antd'
import { z } from 'zod'
import { saveCode, type Code } from '#contract/people/codes.ts'
import { Day } from '#contract/shapes.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { TagsField } from './tags-field.tsx'
import { words } from './words.ts'

type Props = { areaId: number; family: string; known?: Code; nextSort: number; onClose: () => void }
const shape = saveCode.body
  .omit({ version: true })
  .extend({ code: z.string().trim().min(1).max(10), validFrom: Day.optional(), validTo: Day.optional() })

/** One code of a table: its names, other words for it, and when it is in use. */
export const CodeForm = ({ areaId, family, known, nextSort, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(saveCode)
  return (
    <Modal open title={known ? `${say('edit')} · ${known.zh}` : say('add')} footer={null} onCancel={onClose}>
      <SchemaForm
        shape={shape}
        initial={{
          code: known?.code,
          zh: known?.zh,
          en: known?.en,
          aliases: known?.aliases ?? [],
          sort: known?.sort ?? nextSort,
          validFrom: known?.validFrom ?? undefined,
          validTo: known?.validTo ?? undefined,
        }}
        fields={{
          ...(!known && { code: { label: say('code'), hint: say('codeHint'), autoFocus: true } }),
          zh: { label: say('zh') },
          en: { label: say('en') },
          aliases: { label: say('aliases'), hint: say('aliasesHint'), control: <TagsField /> },
          validFrom: { label: say('validFrom'), kind: 'day' },
          validTo: { label: say('validTo'), kind: 'day' },
          sort: { label: say('sort') },
        }}
        send={async ({ code, validFrom, validTo, ...body }) => {
          await send.mutateAsync({
            params: { areaId, family, code },
            body: { ...body, validFrom: validFrom ?? null, validTo: validTo ?? null, version: known?.version ?? null },
          })
          sayDone(say('saved'))
          onClose()
        }}
        submit={say('save')}
      />
    </Modal>
  )
}
