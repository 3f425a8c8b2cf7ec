import { Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { savePremises, type Premises } from '#contract/people/premises.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { BuildingPicker } from '../building-picker.tsx'
import { DwellingPicker } from '../dwelling-picker.tsx'
import { CreditCodeField } from './credit-code-field.tsx'
import { words } from './words.ts'

type One = z.output<typeof Premises>
type Props = { areaId: number; known?: One; onClose: (saved?: One) => void }
const shape = savePremises.body.omit({ version: true, ended: true })

/** One of the premises, new or changed; a contact left empty stays as it is. */
export const PremisesForm = ({ areaId, known, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(savePremises)
  const [id] = useState(() => known?.id ?? clientId())
  const stays = (now: string | null | undefined) => (now ? say('stays', { now }) : undefined)
  return (
    <Modal open title={known ? `${say('edit')} · ${known.name}` : say('new')} footer={null} onCancel={() => onClose()}>
      <SchemaForm
        shape={shape}
        initial={{
          kind: known?.kind ?? 'shop',
          name: known?.name,
          creditCode: known?.creditCode ?? undefined,
          address: known?.address,
          buildingNo: known?.buildingNo ?? undefined,
          dwellingId: known?.dwellingId ?? undefined,
          workers: known?.workers ?? undefined,
        }}
        fields={{
          name: { label: say('name'), autoFocus: true },
          kind: { label: say('kind'), say: (kind) => say(`kind_${kind as 'shop'}`) },
          creditCode: { label: say('code'), control: <CreditCodeField /> },
          address: { label: say('address') },
          buildingNo: { label: say('building'), control: <BuildingPicker areaId={areaId} label={say('building')} /> },
          dwellingId: { label: say('dwelling'), control: <DwellingPicker areaId={areaId} label={say('dwelling')} /> },
          contactName: { label: say('contact'), hint: stays(known?.contactName), autoComplete: 'off' },
          contactPhone: {
            label: say('phone'),
            hint: stays(known?.contactPhone),
            inputMode: 'tel',
            autoComplete: 'off',
          },
          workers: { label: say('workers') },
        }}
        send={async (body) => {
          const saved = await send.mutateAsync({
            params: { areaId, id },
            body: { ...body, version: known?.version ?? null },
          })
          sayDone(say('saved'))
          onClose(saved)
        }}
        submit={say('save')}
      />
    </Modal>
  )
}
