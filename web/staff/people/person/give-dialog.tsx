import { Modal } from 'antd'
import { useState } from 'react'
import { giveTransfer } from '#contract/people/notices.ts'
import type { Person } from '#contract/people/people.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { AreaPicker } from '../../territory/area-picker.tsx'
import { words } from './words.ts'

/** 310115005001 → 310000000000: a person may move anywhere in the city. */
const cityOf = (areaId: number) => Math.floor(areaId / 1e10) * 1e10

/** 转到别的社区: the other side is asked; nothing moves before it agrees. */
export const GiveDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const say = useWords(words)
  const send = useSend(giveTransfer)
  const [id] = useState(clientId)
  return (
    <Modal open title={`${say('give')} · ${person.name}`} footer={null} onCancel={onClose}>
      <p className="soft people-note">{say('giveAbout')}</p>
      <SchemaForm
        shape={giveTransfer.body.omit({ id: true })}
        fields={{
          toAreaId: {
            label: say('community'),
            control: <AreaPicker label={say('community')} within={cityOf(person.areaId)} />,
          },
          note: { label: say('note') },
        }}
        send={async (body) => {
          const notice = await send.mutateAsync({
            params: { areaId: person.areaId, personId: person.id },
            body: { ...body, id },
          })
          sayDone(say('given', { area: notice.otherAreaName }))
          onClose()
        }}
        submit={say('giveSend')}
      />
    </Modal>
  )
}
