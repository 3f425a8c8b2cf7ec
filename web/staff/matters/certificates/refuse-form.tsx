import { Alert, Button } from 'antd'
import { useState } from 'react'
import { printRefusal, refuseCertificate } from '#contract/matters/certificate-demands.ts'
import { clientId } from '#kit/client-id.ts'
import { openFile } from '#kit/download.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { useNameOf } from '../form/name-of.ts'
import type { Refused } from './ask.tsx'
import { words } from './words.ts'

/** 不予开具: who demanded it; the slip says where to go instead. */
export const RefuseForm = ({ areaId, kind, onDone }: { areaId: number; kind: Refused; onDone: () => void }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const [id] = useState(clientId)
  const send = useSend(refuseCertificate)
  if (send.data)
    return (
      <div className="admin-stack">
        <Alert type="success" showIcon title={say('refused')} />
        <div className="form-end">
          <Button
            type="primary"
            icon={<Icon name="print" size={16} />}
            onClick={() => void openFile(printRefusal, { params: { areaId, id } }).catch(sayRefused)}
          >
            {say('printSlip')}
          </Button>
          <Button onClick={onDone}>{say('close')}</Button>
        </div>
      </div>
    )
  return (
    <>
      {kind.insteadZh && (
        <Alert
          className="admin-note"
          type="warning"
          showIcon
          title={nameOf({ zh: kind.insteadZh, en: kind.insteadEn })}
        />
      )}
      <SchemaForm
        shape={refuseCertificate.body.omit({ id: true, code: true, title: true, organisationId: true })}
        fields={{
          demandedBy: { label: say('demandedBy'), autoFocus: true },
          purpose: { label: say('purpose') },
          name: { label: say('applicantName') },
        }}
        submit={say('refuse')}
        send={(value) =>
          send.mutateAsync({
            params: { areaId },
            body: { ...value, id, ...(kind.code ? { code: kind.code } : { title: kind.zh }) },
          })
        }
        more={<Button onClick={onDone}>{say('cancel')}</Button>}
      />
    </>
  )
}
