import { Modal } from 'antd'
import { useState } from 'react'
import { askTransfer } from '#contract/people/notices.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'

const words = {
  title: { zh: '请求调入', en: 'Ask for a transfer' },
  about: {
    zh: '此人现住本社区，记录在别的社区。对方同意后，记录转到本社区，双方都留痕。看不到对方的记录，所以凭证件号和姓名请求。',
    en: 'They live here now but are on record in another community. If that side agrees the record moves here; both keep a trace. You do not see their record, so give document and name.',
  },
  document: { zh: '证件号码', en: 'Document number' },
  name: { zh: '姓名', en: 'Name' },
  note: { zh: '说明（可不填）', en: 'Note (optional)' },
  send: { zh: '发出请求', en: 'Send' },
  sent: { zh: '已向{area}发出请求', en: 'Sent to {area}' },
}
type Props = { areaId: number; document?: string; open: boolean; onClose: () => void }

/** 请求调入: by document and name, because the row of the other community isn't shown. */
export const AskTransfer = ({ areaId, document, open, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(askTransfer)
  const [id] = useState(clientId)
  return (
    <Modal open={open} title={say('title')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="soft people-note">{say('about')}</p>
      <SchemaForm
        shape={askTransfer.body.omit({ id: true })}
        initial={document ? { document } : {}}
        fields={{
          document: { label: say('document'), autoComplete: 'off' },
          name: { label: say('name'), autoComplete: 'off' },
          note: { label: say('note') },
        }}
        send={async (body) => {
          const notice = await send.mutateAsync({ params: { areaId }, body: { ...body, id } })
          sayDone(say('sent', { area: notice.otherAreaName }))
          onClose()
        }}
        submit={say('send')}
      />
    </Modal>
  )
}
