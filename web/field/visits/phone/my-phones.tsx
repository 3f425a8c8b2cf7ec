import { useState } from 'react'
import { listDevices, wipeDevice } from '#contract/visits/field-pack.ts'
import type { Answer } from '#contract/route.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { errorsOf } from '#kit/phone/errors-of.ts'
import { LongTextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { NetworkError } from '#kit/refusal.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Device = Answer<typeof listDevices>['rows'][number]

const LostSheet = ({ device, areaId, onClose }: { device: Device; areaId: number; onClose: () => void }) => {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const send = useSend(wipeDevice)
  const { by, rest } = errorsOf(send.error, ['reason'])
  const lost = () =>
    send.mutate(
      { params: { areaId, id: device.id }, body: { reason } },
      {
        onSuccess: () => {
          sayDone(say('lostDone'))
          onClose()
        },
      },
    )
  return (
    <Sheet open title={say('lostTitle', { label: device.label })} onClose={onClose}>
      <p>{say('lostAbout')}</p>
      <LongTextField
        label={say('lostWhy')}
        rows={2}
        maxLength={200}
        value={reason}
        error={by['reason'] ?? rest}
        onChange={(e) => setReason(e.target.value)}
      />
      <Button kind="bad" wide busy={send.isPending} disabled={!reason.trim()} onClick={lost}>
        {say('lost')}
      </Button>
    </Sheet>
  )
}

/** The phones that hold my data; a lost one forgets everything. */
export const MyPhones = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const query = useAnswer(listDevices, {})
  const [lost, setLost] = useState<Device>()
  if (query.error instanceof NetworkError)
    return (
      <section className="card">
        <h2>{say('phones')}</h2>
        <p className="soft">{say('phonesOffline')}</p>
      </section>
    )
  return (
    <section className="card">
      <h2>{say('phones')}</h2>
      <Answered query={query}>
        {({ rows }) =>
          rows.length ? (
            <ul>
              {rows.map((device) => (
                <li key={device.id} className="phone-line">
                  <span className="row-text">
                    <span className="row-title">{device.label}</span>
                    <span className="soft small">
                      {device.state === 'in_use'
                        ? say('lastSeen', { at: sayAgo(device.lastAt), n: device.unsent })
                        : say(device.state === 'wiped' ? 'wipedState' : 'wipe_asked')}
                    </span>
                  </span>
                  {device.state === 'in_use' && (
                    <Button kind="bad" onClick={() => setLost(device)}>
                      {say('lost')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('phonesNone')}</p>
          )
        }
      </Answered>
      {lost && <LostSheet device={lost} areaId={areaId} onClose={() => setLost(undefined)} />}
    </section>
  )
}
