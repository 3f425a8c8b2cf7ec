import '../matters.css'
import './display.css'
import { Suspense, useEffect, useState } from 'react'
import { checkIn } from '#contract/matters/booking-desk.ts'
import { listClasses } from '#contract/matters/catalogue.ts'
import { getDisplay } from '#contract/matters/hall-display.ts'
import { getSite } from '#contract/matters/hall-sites.ts'
import { checkInAtDevice, takeTicketAtDevice } from '#contract/matters/hall-devices.ts'
import { getTicket, takeTicket } from '#contract/matters/tickets.ts'
import { clientId } from '#kit/client-id.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { Code } from '#kit/code.tsx'
import { classesToday } from '../hall/classes-today.ts'
import { useDevice } from './use-device.ts'
import { words } from './words.ts'

type Place = { areaId: number; siteId: string }
/** By the device's key where it has one, else by whoever is signed in. */
type Way = { place: Place; deviceKey: string | undefined; onTaken: (ticketId: string) => void }
type Step = { at: 'start' | 'code' | 'class' } | { at: 'slip'; ticketId: string }
/** ms after which an abandoned kiosk begins anew, so that nobody reads what somebody else typed. */
const abandoned = 45_000

const CheckIn = ({ place, deviceKey, onTaken }: Way) => {
  const say = useWords(words)
  const [code, setCode] = useState('')
  const send = useSend(checkIn)
  const atDevice = useSend(checkInAtDevice)
  const press = (digit: string) => setCode((now) => (now + digit).slice(0, 11))
  const submit = () =>
    deviceKey
      ? atDevice.mutate(
          { params: place, body: { code, key: deviceKey } },
          { onSuccess: (t) => onTaken(t.id), onError: sayRefused },
        )
      : send.mutate(
          { params: place, body: { code } },
          { onSuccess: (b) => b.ticketId && onTaken(b.ticketId), onError: sayRefused },
        )
  return (
    <>
      <p>{say('code')}</p>
      <output className="input kiosk-code">{code}</output>
      <div className="kiosk-pad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <button key={digit} type="button" className="kiosk-press" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className="kiosk-press" onClick={() => setCode(code.slice(0, -1))}>
          {say('erase')}
        </button>
        <button type="button" className="kiosk-press" onClick={() => press('0')}>
          0
        </button>
        <Button busy={send.isPending || atDevice.isPending} disabled={!/^(\d{6}|1\d{10})$/.test(code)} onClick={submit}>
          {say('ok')}
        </Button>
      </div>
    </>
  )
}

const Classes = ({ place, deviceKey, onTaken }: Way) => {
  const say = useWords(words)
  useLanguage()
  const [priority, setPriority] = useState(false)
  const site = useAnswer(getSite, { params: place }, { fresh: 300_000 })
  const classes = useAnswer(listClasses, { params: { areaId: place.areaId } }, { fresh: 300_000 })
  const send = useSend(takeTicket)
  const atDevice = useSend(takeTicketAtDevice)
  const take = (classCode: string) => {
    const body = { id: clientId(), classCode, priority }
    const then = { onSuccess: (t: { id: string }) => onTaken(t.id), onError: sayRefused }
    if (deviceKey) atDevice.mutate({ params: place, body: { ...body, key: deviceKey } }, then)
    else send.mutate({ params: place, body }, then)
  }
  const served = classesToday(site.data)
  return (
    <>
      <h2>{say('forWhat')}</h2>
      <label className="flag">
        <input type="checkbox" checked={priority} onChange={(e) => setPriority(e.target.checked)} />
        <span>{say('priority')}</span>
      </label>
      <Answered query={classes}>
        {({ rows }) => (
          <div className="kiosk-classes">
            {rows
              .filter((c) => c.active && (served.has('*') || served.has(c.code)))
              .map((c) => (
                <button
                  key={c.code}
                  type="button"
                  className="kiosk-press"
                  disabled={send.isPending || atDevice.isPending}
                  onClick={() => take(c.code)}
                >
                  {pick(c)}
                </button>
              ))}
          </div>
        )}
      </Answered>
    </>
  )
}

const Slip = ({ place, ticketId }: { place: Place; ticketId: string }) => {
  const say = useWords(words)
  const query = useAnswer(getTicket, { params: { areaId: place.areaId, id: ticketId } })
  return (
    <Answered query={query}>
      {(ticket) => (
        <section className="kiosk-slip" aria-live="assertive">
          <p>
            {say('yours')} · {ticket.queueName}
          </p>
          <p className="kiosk-name">{ticket.name}</p>
          <p>{ticket.ahead ? say('ahead', { n: ticket.ahead }) : say('first')}</p>
          <Suspense fallback={null}>
            <Code text={location.origin + ticket.link} label={say('scan')} />
          </Suspense>
          <p>{say('scan')}</p>
          <Button className="unprinted" kind="quiet" onClick={() => print()}>
            {say('print')}
          </Button>
        </section>
      )}
    </Answered>
  )
}

const take = ['class', 'noBooking', 'noBookingAbout'] as const
const signIn = ['code', 'haveBooking', 'haveBookingAbout'] as const
/** What is offered: who booked an early time may come before numbers are given. */
const ways = { open: [take, signIn], not_yet: [signIn], over: [], closed: [] } as const

const Machine = ({ place, deviceKey }: Omit<Way, 'onTaken'>) => {
  const say = useWords(words)
  const { data } = useAnswer(getDisplay, { params: place }, { every: 30_000 })
  const numbers = data?.numbers
  const [step, go] = useState<Step>({ at: 'start' })
  useEffect(() => {
    if (step.at === 'start') return
    const timer = setTimeout(() => go({ at: 'start' }), abandoned)
    return () => clearTimeout(timer)
  }, [step])
  const taken = (ticketId: string) => go({ at: 'slip', ticketId })
  return (
    <>
      {step.at === 'start' && numbers && numbers.state !== 'open' && (
        <section className="kiosk-shut" role="status">
          <strong>{say('closed')}</strong>
          <span>{numbers.text}</span>
        </section>
      )}
      {step.at === 'start' && numbers && (
        <div className="kiosk-ways">
          {ways[numbers.state].map(([at, title, about]) => (
            <button key={at} type="button" className="kiosk-press kiosk-way" onClick={() => go({ at })}>
              <strong>{say(title)}</strong>
              <span className="soft">{say(about)}</span>
            </button>
          ))}
        </div>
      )}
      {step.at === 'code' && <CheckIn place={place} deviceKey={deviceKey} onTaken={taken} />}
      {step.at === 'class' && <Classes place={place} deviceKey={deviceKey} onTaken={taken} />}
      {step.at === 'slip' && <Slip place={place} ticketId={step.ticketId} />}
      {step.at !== 'start' && (
        <Button className="unprinted" onClick={() => go({ at: 'start' })}>
          {say(step.at === 'slip' ? 'done' : 'back')}
        </Button>
      )}
    </>
  )
}

/** 取号机: two large buttons. Numbers are the hall's to give: the device has a key of the hall's, or somebody of the hall is signed in. */
export default function Kiosk({ areaId, siteId }: Place) {
  const say = useWords(words)
  const session = useSession()
  const may = useMay()
  const device = useDevice({ areaId, siteId })
  const site = useAnswer(getSite, { params: { areaId, siteId } }, { fresh: 300_000 })
  return (
    <main className="kiosk">
      <header className="unprinted">
        <h1>{site.data?.name ?? say('kiosk')}</h1>
        <p className="soft">{say('kioskLead')}</p>
      </header>
      {session.isPending || device.asking ? (
        <Skeleton />
      ) : device.key || may('matters.call') ? (
        <Machine place={{ areaId, siteId }} deviceKey={device.key} />
      ) : (
        <Empty icon="shield" title={say('staffOnly')} about={say('staffWhy')}>
          <a href="/staff/" className="button button-main">
            {say('toDesk')}
          </a>
        </Empty>
      )}
    </main>
  )
}
