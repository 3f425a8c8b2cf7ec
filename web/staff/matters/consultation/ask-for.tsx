import { useNavigate } from '@tanstack/react-router'
import { Drawer, Select } from 'antd'
import { useState } from 'react'
import { listClasses } from '#contract/matters/catalogue.ts'
import { askFor } from '#contract/matters/consultation.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

/** 代录咨询: what somebody asks on the telephone, under their number; its page opens to be answered at once where one can. */
export const AskFor = ({ areaId, onClose }: { areaId: number; onClose: () => void }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const go = useNavigate()
  const [id] = useState(clientId)
  const send = useSend(askFor)
  const classes = useAnswer(listClasses, { params: { areaId } })
  const options = (classes.data?.rows ?? []).map((c) => ({ value: c.code, label: nameOf(c) }))
  return (
    <Drawer open onClose={onClose} title={say('askFor')} size="min(520px, 100vw)" destroyOnHidden>
      <p className="soft admin-note">{say('askForLead')}</p>
      <SchemaForm
        shape={askFor.body.omit({ id: true, itemCode: true })}
        fields={{
          phone: { label: say('phone'), kind: 'text', inputMode: 'tel' },
          text: { label: say('question'), kind: 'long' },
          classCode: {
            label: say('ofClass'),
            control: (
              <Select className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} options={options} />
            ),
          },
        }}
        submit={say('enter')}
        send={async (body) => {
          const made = await send.mutateAsync({ params: { areaId }, body: { ...body, id } })
          sayDone(say('entered', { n: made.number }))
          void go({ to: '/matters/consultations/$areaId/$id', params: { areaId: String(areaId), id } })
        }}
      />
    </Drawer>
  )
}
