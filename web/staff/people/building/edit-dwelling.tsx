import { Modal } from 'antd'
import { editDwelling, type Dwelling } from '#contract/people/dwellings.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { BuildingPicker } from '../building-picker.tsx'
import { words } from '../place-words.ts'
import { words as shared } from '../words.ts'

/** Address, building and use of a dwelling; one that no longer stands is ended, when nobody is in it. */
export const EditDwelling = ({ dwelling, onClose }: { dwelling: Dwelling; onClose: () => void }) => {
  const say = useWords(words)
  const name = useWords(shared)
  const send = useSend(editDwelling)
  const { areaId, id, version } = dwelling
  return (
    <Modal open title={say('edit')} footer={null} onCancel={onClose}>
      <SchemaForm
        shape={editDwelling.body.omit({ version: true })}
        initial={{
          address: dwelling.address,
          buildingNo: dwelling.buildingNo ?? undefined,
          unit: dwelling.unit,
          floor: dwelling.floor ?? undefined,
          room: dwelling.room,
          use: dwelling.use,
          tenure: dwelling.tenure,
          areaM2: dwelling.areaM2 ?? undefined,
        }}
        fields={{
          address: { label: say('address') },
          buildingNo: { label: name('building'), control: <BuildingPicker areaId={areaId} label={name('building')} /> },
          unit: { label: say('unit') },
          floor: { label: say('floor') },
          room: { label: say('room') },
          use: { label: say('use'), say: (use) => name(`use_${use as 'home'}`) },
          tenure: { label: say('tenure'), say: (tenure) => name(`tenure_${tenure as 'owner'}`) },
          areaM2: { label: say('areaM2') },
          ended: { label: say('ended') },
        }}
        send={async (body) => {
          await send.mutateAsync({ params: { areaId, id }, body: { ...body, version } })
          sayDone(say('saved'))
          onClose()
        }}
        submit={say('save')}
      />
    </Modal>
  )
}
