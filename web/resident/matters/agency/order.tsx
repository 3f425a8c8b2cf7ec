import '../matters.css'
import '../../territory/territory.css'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { agencyMoves, followAgency, type FollowedAgency } from '#contract/matters/agency.ts'
import { clientId } from '#kit/client-id.ts'
import { sayDay, sayInstant } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { CallRow } from '../../territory/call-row.tsx'
import { Inside } from '../inside.tsx'
import { agencyLights } from './orders.tsx'
import { words } from './words.ts'

type One = { order: FollowedAgency }
const useMove = (order: FollowedAgency, move: 'confirm' | 'cancel' | 'share', done: string) => {
  const moveId = useRef(clientId())
  const send = useSend(agencyMoves[move])
  const { areaId, id, version } = order
  const go = (body: { phone?: string; relation?: string }, then?: () => void) =>
    send.mutate(
      { params: { areaId, id }, body: { ...body, moveId: moveId.current, version } },
      {
        onSuccess: () => {
          moveId.current = clientId()
          sayDone(done)
          then?.()
        },
        onError: sayRefused,
      },
    )
  return { go, busy: send.isPending }
}

const Share = ({ order, onClose }: One & { onClose: () => void }) => {
  const say = useWords(words)
  const [phone, setPhone] = useState('')
  const [relation, setRelation] = useState('')
  const { go, busy } = useMove(order, 'share', say('shared'))
  const ready = /^1[3-9]\d{9}$/.test(phone.trim()) && relation.trim() !== ''
  return (
    <Sheet open title={say('share')} onClose={onClose}>
      <TextField
        label={say('sharePhone')}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        value={phone}
        onChange={(e) => setPhone(e.target.value)}
      />
      <TextField
        label={say('shareRelation')}
        hint={say('relationHint')}
        maxLength={20}
        value={relation}
        onChange={(e) => setRelation(e.target.value)}
      />
      <Button
        wide
        busy={busy}
        disabled={!ready}
        onClick={() => go({ phone: phone.trim(), relation: relation.trim() }, onClose)}
      >
        {say('share')}
      </Button>
    </Sheet>
  )
}

const Papers = ({ order }: One) => {
  const say = useWords(words)
  if (!order.materials.length) return null
  return (
    <section className="card">
      <h2>{say('papers')}</h2>
      <ul>
        {order.materials.map((one) => (
          <li key={one.id} className="paper">
            <span className="row-text">
              <span className="row-title">
                {one.name}（{one.original ? say('original') : say('copies', { n: one.copies })}）
              </span>
              <span className="soft small">
                {say('taken', { at: sayDay(one.takenAt) })}
                {one.returnedAt && ` · ${say('returned', { at: sayDay(one.returnedAt), who: one.receivedBy ?? '' })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Whole = ({ order }: One) => {
  const say = useWords(words)
  useLanguage()
  const [open, setOpen] = useState<'share' | 'cancel'>()
  const confirm = useMove(order, 'confirm', say('confirmed'))
  const cancel = useMove(order, 'cancel', say('cancelled'))
  const may = (move: FollowedAgency['moves'][number]) => order.moves.includes(move)
  return (
    <>
      <section className="card" aria-live="polite">
        <Light kind={agencyLights[order.state]}>{say(`state_${order.state}`)}</Light>
        <p className="soft small">
          {say('number', { n: order.number })} · {order.areaName} · {say(`as_${order.as}`, { name: order.name })}
        </p>
        {order.visitAt && <p>{say('visitAt', { at: sayInstant(order.visitAt) })}</p>}
        {order.dueAt && <p className="soft small">{say('dueAt', { at: sayInstant(order.dueAt) })}</p>}
        {order.result && <p className="case-text">{order.result}</p>}
        {may('confirm') && (
          <Button wide busy={confirm.busy} onClick={() => confirm.go({})}>
            {say('confirm')}
          </Button>
        )}
      </section>
      <section className="card">
        {order.agent ? (
          <CallRow title={order.agent} about={say('agent')} phone={order.agentPhone} />
        ) : (
          <p className="soft">{say('noAgent')}</p>
        )}
      </section>
      {order.applications.map((id) => (
        <Link key={id} href={`/applications/${order.areaId}/${id}`} className="button button-quiet button-wide">
          {say('linked')}
        </Link>
      ))}
      <Papers order={order} />
      <section className="card">
        <h2>{say('progress')}</h2>
        <ol className="steps">
          {order.timeline.toReversed().map((step) => (
            <li key={step.at + step.move} className="step">
              <p className="step-what">{pick(step)}</p>
              {step.note && <p className="step-note">{step.note}</p>}
              <p className="soft small">
                <time dateTime={step.at}>{sayInstant(step.at)}</time>
              </p>
            </li>
          ))}
        </ol>
      </section>
      {may('share') && (
        <Button kind="quiet" wide onClick={() => setOpen('share')}>
          {say('share')}
        </Button>
      )}
      {may('cancel') && (
        <Button kind="bad" wide onClick={() => setOpen('cancel')}>
          {say('cancel')}
        </Button>
      )}
      {open === 'share' && <Share order={order} onClose={() => setOpen(undefined)} />}
      <Sheet open={open === 'cancel'} title={say('cancel')} onClose={() => setOpen(undefined)}>
        <p>{say('cancelAsk')}</p>
        <Button kind="bad" wide busy={cancel.busy} onClick={() => cancel.go({}, () => setOpen(undefined))}>
          {say('cancelSure')}
        </Button>
        <Button kind="quiet" wide onClick={() => setOpen(undefined)}>
          {say('keep')}
        </Button>
      </Sheet>
    </>
  )
}

/** 一张代办单: who does it, when they come, what they took, how far it is. */
export default function Order({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  const query = useAnswer(followAgency, { params: { areaId, id } }, { every: 60_000 })
  return (
    <Screen title={query.data?.matter ?? say('my')} up="/agency">
      <Inside why={say('mySignIn')}>
        <Answered query={query}>{(order) => <Whole order={order} />}</Answered>
      </Inside>
    </Screen>
  )
}
