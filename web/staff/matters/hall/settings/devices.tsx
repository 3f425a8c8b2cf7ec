import { Alert, Button, Input, Popconfirm } from 'antd'
import { Suspense, useState } from 'react'
import { addDevice, listDevices, withdrawDevice } from '#contract/matters/hall-devices.ts'
import type { Answer } from '#contract/route.ts'
import { clientId } from '#kit/client-id.ts'
import { Code } from '#kit/code.tsx'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { refresh, useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type At = { areaId: number; siteId: string }
type Added = Answer<typeof addDevice>

/** The one time a key is shown: opened or scanned on the device itself. */
const Shown = ({ added, onSeen }: { added: Added; onSeen: () => void }) => {
  const say = useWords(words)
  // The server may not know under which address it is reached; this page was reached under one.
  const link = new URL(added.link, location.origin).href
  return (
    <Alert
      type="success"
      title={say('deviceAdded', { name: added.name })}
      description={
        <div className="hall-device">
          <Suspense fallback={null}>
            <Code text={link} label={say('deviceCode')} />
          </Suspense>
          <div className="hall-stack">
            <p>{say('deviceOnce')}</p>
            <p className="hall-device-link">{link}</p>
            <div className="form-end">
              <Button
                onClick={() => void navigator.clipboard.writeText(link).then(() => sayDone(say('copied')), sayRefused)}
              >
                {say('copyLink')}
              </Button>
              <Button type="primary" onClick={onSeen}>
                {say('deviceSeen')}
              </Button>
            </div>
          </div>
        </div>
      }
    />
  )
}

const Add = ({ at, onAdded }: { at: At; onAdded: (added: Added) => void }) => {
  const say = useWords(words)
  const [name, setName] = useState('')
  const send = useSend(addDevice)
  const add = () =>
    send.mutate(
      { params: at, body: { id: clientId(), name: name.trim() } },
      {
        onSuccess: (added) => {
          setName('')
          onAdded(added)
          void refresh(listDevices.name)
        },
        onError: sayRefused,
      },
    )
  return (
    <form
      className="hall-device-add"
      onSubmit={(e) => {
        e.preventDefault()
        if (name.trim()) add()
      }}
    >
      <label className="hall-field">
        <span>{say('deviceName')}</span>
        <Input
          maxLength={40}
          placeholder={say('deviceExample')}
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={send.isPending}>
        {say('addDevice')}
      </Button>
    </form>
  )
}

/** 设备: kiosks with a key of their own, so that nobody stays signed in at a machine in the hall. */
export const Devices = ({ areaId, siteId }: At) => {
  const say = useWords(words)
  const may = useMay()('matters.hall')
  const at = { areaId, siteId }
  const [added, setAdded] = useState<Added>()
  const query = useAnswer(listDevices, may ? { params: at } : undefined)
  const withdraw = useSend(withdrawDevice)
  if (!may) return <Alert type="info" showIcon title={say('devicesNotYours')} />
  const end = (id: string) =>
    withdraw.mutate(
      { params: { ...at, id } },
      {
        onSuccess: () => {
          sayDone(say('withdrawn'))
          void refresh(listDevices.name)
        },
        onError: sayRefused,
      },
    )
  return (
    <Panel title={say('devices')}>
      <div className="hall-stack">
        <p className="soft">{say('devicesHint')}</p>
        {added && <Shown added={added} onSeen={() => setAdded(undefined)} />}
        <Answered query={query}>
          {({ rows }) =>
            rows.length ? (
              <ul className="hall-lines">
                {rows.map((d) => (
                  <li key={d.id} className="hall-line">
                    <span className="hall-line-main">
                      <strong>{d.name}</strong>
                      <span className="soft small">
                        {say('deviceMade', { by: d.madeBy, on: sayDay(d.madeAt) })} ·{' '}
                        {d.usedOn ? say('deviceUsed', { on: sayDay(d.usedOn) }) : say('deviceUnused')}
                      </span>
                    </span>
                    {d.withdrawnAt ? (
                      <Light kind="still">{say('withdrawn')}</Light>
                    ) : (
                      <Popconfirm
                        title={say('withdrawAsk')}
                        okText={say('withdraw')}
                        cancelText={say('cancel')}
                        onConfirm={() => end(d.id)}
                      >
                        <Button size="small">{say('withdraw')}</Button>
                      </Popconfirm>
                    )}
                  </li>
                ))}
              </ul>
            ) : (
              <p className="soft">{say('noDevices')}</p>
            )
          }
        </Answered>
        <Add at={at} onAdded={setAdded} />
      </div>
    </Panel>
  )
}
