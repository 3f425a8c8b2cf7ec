import { Modal } from 'antd'
import { useState } from 'react'
import { createDwelling } from '#contract/people/dwellings.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { BuildingPicker } from '../building-picker.tsx'
import { words } from '../place-words.ts'
import { words as shared } from '../words.ts'

type Props = {
  areaId: number
  /** Left out: asked for. */ buildingNo?: number
  address: string | null
  onClose: () => void
}

/** A dwelling that the plan of the building doesn't show yet. */
export const NewDwelling = ({ areaId, buildingNo, address, onClose }: Props) => {
  const say = useWords(words)
  const name = useWords(shared)
  const send = useSend(createDwelling)
  const [id] = useState(clientId)
  return (
    <Modal open title={say('addDwelling')} footer={null} onCancel={onClose}>
      <SchemaForm
        shape={createDwelling.body.omit({ id: true })}
        initial={{ buildingNo, address: address ?? undefined, use: 'home', tenure: 'unknown' }}
        fields={{
          ...(buildingNo === undefined && {
            buildingNo: {
              label: name('building'),
              control: <BuildingPicker areaId={areaId} label={name('building')} />,
            },
          }),
          address: { label: say('address') },
          unit: { label: say('unit') },
          floor: { label: say('floor') },
          room: { label: say('room') },
          use: { label: say('use'), say: (use) => name(`use_${use as 'home'}`) },
          tenure: { label: say('tenure'), say: (tenure) => name(`tenure_${tenure as 'owner'}`) },
          areaM2: { label: say('areaM2') },
        }}
        send={async (body) => {
          await send.mutateAsync({ params: { areaId }, body: { ...body, id } })
          sayDone(say('added'))
          onClose()
        }}
        submit={say('save')}
      />
    </Modal>
  )
}
