import { Modal } from 'antd'
import { endPerson, type Person } from '#contract/people/people.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { today } from '../today.ts'
import { words } from './words.ts'

const shape = endPerson.body
  .omit({ version: true })
  .extend({ standing: endPerson.body.shape.standing.exclude(['present']) })

/** 注销: left the city or died; kept and restorable until its retention ends. */
export const EndDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const say = useWords(words)
  const send = useSend(endPerson)
  const { areaId, id, version } = person
  return (
    <Modal open title={`${say('end')} · ${person.name}`} footer={null} onCancel={onClose}>
      <p className="soft people-note">{say('endAbout')}</p>
      <SchemaForm
        shape={shape}
        initial={{ onDay: today() }}
        fields={{
          standing: {
            label: say('standing'),
            say: (value) => say(value === 'dead' ? 'standing_dead' : 'standing_left'),
          },
          onDay: { label: say('onDay'), kind: 'day' },
          reason: { label: say('note') },
        }}
        send={async (body) => {
          await send.mutateAsync({ params: { areaId, id }, body: { ...body, version } })
          sayDone(say('ended'))
          onClose()
        }}
        submit={say('end')}
      />
    </Modal>
  )
}
