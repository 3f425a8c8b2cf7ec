import { Link } from '@tanstack/react-router'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { getCare, saveCare } from '#contract/people/care.ts'
import type { Answer } from '#contract/route.ts'
import { sayDay, sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { today } from '../today.ts'
import { CareState } from './care-state.tsx'
import { DetailsFields, type Details } from './details-fields.tsx'
import { words } from './words.ts'

type Entry = Answer<typeof getCare>
type State = Entry['state']

/** The same day, some months later: when the next review is due. */
const later = (months: number) => {
  const [year, month, day] = today().split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

const Entry = ({ entry }: { entry: Entry }) => {
  const say = useWords(words)
  const may = useMay()
  const { kinds, kind, field, fields, code } = useDictionary()
  const send = useSend(saveCare)
  const [asked, ask] = useState<State>()
  const [reason, setReason] = useState('')
  const [details, setDetails] = useState<Details>()
  const definition = kinds.find((k) => k.code === entry.kind)
  const save = (patch: { state?: State; reviewOn?: string; details?: Details }, told: string) =>
    send.mutate(
      {
        params: { areaId: entry.areaId, id: entry.id },
        body: {
          version: entry.version,
          personId: entry.personId,
          kind: entry.kind,
          state: patch.state ?? entry.state,
          details: patch.details ?? (entry.details as Details),
          ...(patch.reviewOn ? { reviewOn: patch.reviewOn } : {}),
          ...(patch.state ? { reason: reason.trim() || null } : {}),
        },
      },
      {
        onSuccess: () => {
          sayDone(told)
          ask(undefined)
          setReason('')
          setDetails(undefined)
        },
      },
    )
  const shown = (name: string, value: unknown) => {
    const family = fields.find((f) => f.name === name)?.family
    return family ? code(family, String(value)) : String(value)
  }
  const next = definition ? later(definition.reviewMonths) : undefined
  return (
    <div className="stack-wide">
      <p className="line-main">
        <Link to="/people/$areaId/$id" params={{ areaId: String(entry.areaId), id: entry.personId }}>
          {entry.name}
        </Link>{' '}
        <CareState state={entry.state} /> <span className="soft">{entry.address}</span>
      </p>
      {definition && (
        <p className="told">
          {say('basis')}：{definition.legalBasis}
          <br />
          {say('purpose')}：{definition.purpose}
        </p>
      )}
      {may('people.edit') && (
        <div className="line-ways">
          {entry.state === 'active' && next && (
            <Button
              type={entry.reviewDue ? 'primary' : 'default'}
              loading={send.isPending}
              onClick={() => save({ reviewOn: next }, say('reviewDone', { day: sayDay(next) }))}
            >
              {say('reviewed')}
            </Button>
          )}
          {entry.state === 'active' && <Button onClick={() => ask('suspended')}>{say('suspend')}</Button>}
          {entry.state !== 'active' && <Button onClick={() => ask('active')}>{say('resume')}</Button>}
          {entry.state !== 'ended' && (
            <Button danger onClick={() => ask('ended')}>
              {say('end')}
            </Button>
          )}
        </div>
      )}
      {asked && (
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault()
            save({ state: asked }, say('saved'))
          }}
        >
          <label className="filter-label" htmlFor="care-reason">
            {say('reason')}
          </label>
          <Input
            id="care-reason"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
          <div className="line-ways">
            <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!reason.trim()}>
              {say(asked === 'ended' ? 'end' : asked === 'active' ? 'resume' : 'suspend')}
            </Button>
            <Button onClick={() => ask(undefined)}>{say('cancel')}</Button>
          </div>
        </form>
      )}
      {send.error && (
        <p role="alert" className="light-bad">
          {send.error.message}
        </p>
      )}
      <section className="stack">
        <h3>{say('details')}</h3>
        {details ? (
          <>
            <DetailsFields fields={definition?.fields ?? []} value={details} onChange={setDetails} />
            <div className="line-ways">
              <Button type="primary" loading={send.isPending} onClick={() => save({ details }, say('saved'))}>
                {say('save')}
              </Button>
              <Button onClick={() => setDetails(undefined)}>{say('cancel')}</Button>
            </div>
          </>
        ) : (
          <>
            {Object.keys(entry.details).length === 0 && <p className="soft">{say('noDetails')}</p>}
            <dl className="facts">
              {Object.entries(entry.details).map(([name, value]) => (
                <div key={name} className="fact">
                  <dt>{field(name)}</dt>
                  <dd>{shown(name, value)}</dd>
                </div>
              ))}
            </dl>
            {may('people.edit') && (definition?.fields.length ?? 0) > 0 && (
              <div>
                <Button size="small" onClick={() => setDetails(entry.details as Details)}>
                  {say('edit')}
                </Button>
              </div>
            )}
          </>
        )}
      </section>
      <section className="stack">
        <h3>{say('history')}</h3>
        <ol className="steps">
          {[...entry.steps].reverse().map((step) => (
            <li key={step.seq} className="step">
              <p className="step-what">
                <strong>{say(step.from === null ? 'first' : `state_${step.to}`)}</strong>
                <span className="soft">{step.who}</span>
              </p>
              {step.reason && <p className="step-note">{step.reason}</p>}
              <time dateTime={step.at}>{sayInstant(step.at)}</time>
            </li>
          ))}
        </ol>
      </section>
      <p className="soft small">{kind(entry.kind)}</p>
    </div>
  )
}

/** One entry of a register: what is kept, how it came and went, and the next step. */
export const CareDrawer = ({
  areaId,
  id,
  onClose,
}: {
  areaId: number
  id: string | undefined
  onClose: () => void
}) => {
  const say = useWords(words)
  const query = useAnswer(getCare, id ? { params: { areaId, id } } : undefined)
  return (
    <Drawer open={Boolean(id)} onClose={onClose} title={say('care')} size="min(560px, 100vw)" destroyOnHidden>
      {id && <Answered query={query}>{(entry) => <Entry key={entry.id} entry={entry} />}</Answered>}
    </Drawer>
  )
}
