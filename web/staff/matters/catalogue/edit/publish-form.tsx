import { Modal } from 'antd'
import { publishItem, retireItem } from '#contract/matters/catalogue-admin.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Params = { areaId: number; code: string }

/** 发布: from a day on, with a word about what changed. */
export const PublishForm = ({ params, version, onDone }: { params: Params; version: number; onDone: () => void }) => {
  const say = useWords(words)
  const send = useSend(publishItem)
  return (
    <Modal open title={say('publish')} footer={null} onCancel={onDone} destroyOnHidden>
      <SchemaForm
        shape={publishItem.body.omit({ version: true })}
        fields={{
          note: { label: say('publishNote'), kind: 'long' },
          validFrom: { label: say('validFrom') },
          validTo: { label: say('validTo') },
        }}
        submit={say('publish')}
        send={async (body) => {
          await send.mutateAsync({ params, body: { ...body, version } })
          sayDone(say('published'))
          onDone()
        }}
      />
    </Modal>
  )
}

/** 停办: not offered here any more, with the reason. */
export const RetireForm = ({ params, onDone }: { params: Params; onDone: () => void }) => {
  const say = useWords(words)
  const send = useSend(retireItem)
  return (
    <Modal open title={say('retire')} footer={null} onCancel={onDone} destroyOnHidden>
      <SchemaForm
        shape={retireItem.body}
        fields={{ reason: { label: say('retireWhy'), kind: 'long' } }}
        submit={say('retire')}
        send={async (body) => {
          await send.mutateAsync({ params, body })
          sayDone(say('retired'))
          onDone()
        }}
      />
    </Modal>
  )
}
