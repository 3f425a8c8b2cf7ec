import './my-record.css'
import { useState } from 'react'
import { myRecords } from '#contract/people/own.ts'
import type { Answer } from '#contract/route.ts'
import { sayDay, sayInstant } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { signedIn } from '../access/ask-sign-in.ts'
import { RequestSheet } from './request-sheet.tsx'
import { words } from './words.ts'

export type OwnRecord = Answer<typeof myRecords>['records'][number]
const lights = { open: 'warn', done: 'good', refused: 'bad' } as const

const OneRecord = ({ record }: { record: OwnRecord }) => {
  const say = useWords(words)
  useLanguage()
  const [asking, ask] = useState<{ field: string | null }>()
  const nameOf = (field: string | null) => {
    const value = record.values.find((one) => one.field === field)
    return value ? pick(value) : (field ?? say('whole'))
  }
  return (
    <>
      <section className="card">
        <h2>{record.areaName}</h2>
        <ul className="own-values">
          {record.values.map((value, at) => (
            <li key={`${value.field}.${at}`}>
              <p className="own-name soft small">{pick(value)}</p>
              <p className="own-text">{value.text}</p>
              <p className="soft small">
                {say('from', { source: say(`source_${value.source.kind}`), day: sayDay(value.source.onDay) })}
              </p>
              <p className="soft small">{say('basis', { law: value.legalBasis })}</p>
              <Button
                kind="text"
                className="own-wrong"
                aria-label={say('wrongOf', { field: pick(value) })}
                onClick={() => ask({ field: value.field })}
              >
                {say('wrong')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {record.care.length > 0 && (
        <section className="card">
          <h2>{say('care')}</h2>
          {record.care.map((care) => (
            <div key={care.zh} className="own-part">
              <p>
                {pick(care)} <span className="soft small">{say('careSince', { day: sayDay(care.since) })}</span>
              </p>
              <p className="soft small">{care.purpose}</p>
              <p className="soft small">{say('basis', { law: care.legalBasis })}</p>
            </div>
          ))}
        </section>
      )}
      <section className="card">
        <h2>{say('seen')}</h2>
        {record.seenBy.length === 0 && <p className="soft">{say('nobody')}</p>}
        {record.seenBy.map((seen) => (
          <div key={`${seen.at}.${seen.role}`} className="own-part">
            <p>
              {seen.role} · {seen.reason}
            </p>
            <p className="soft small">
              {sayInstant(seen.at)} · {seen.fields.map(nameOf).join('、')}
            </p>
          </div>
        ))}
      </section>
      {record.requests.length > 0 && (
        <section className="card">
          <h2>{say('requests')}</h2>
          {record.requests.map((request) => (
            <div key={request.id} className="own-part">
              <p>
                {say(`kind_${request.kind as 'correct'}`)} · {nameOf(request.field)}{' '}
                <Light kind={lights[request.state as 'open'] ?? 'still'}>
                  {say(`state_${request.state as 'open'}`)}
                </Light>
              </p>
              {request.answer && <p>{say('answer', { text: request.answer })}</p>}
              <p className="soft small">{sayInstant(request.at)}</p>
            </div>
          ))}
        </section>
      )}
      <Button kind="quiet" wide onClick={() => ask({ field: null })}>
        {say('ask')}
      </Button>
      {asking && (
        <RequestSheet record={record} field={asking.field} name={nameOf(asking.field)} onClose={() => ask(undefined)} />
      )}
    </>
  )
}

const Records = () => {
  const say = useWords(words)
  const query = useAnswer(myRecords, {})
  const signInAgain = async () => {
    if (await signedIn()) await query.refetch()
  }
  return (
    <Answered query={query} signIn={() => void signInAgain()}>
      {({ records, several }) =>
        several ? (
          <Empty icon="people" title={say('several')} />
        ) : records.length === 0 ? (
          <Empty icon="person" title={say('none')} about={say('noneWhy')} />
        ) : (
          records.map((record) => <OneRecord key={record.id} record={record} />)
        )
      }
    </Answered>
  )
}

/** What is kept about me, from where, by what law, and who saw it; and a way to say that it is wrong. */
export default function MyRecord() {
  const say = useWords(words)
  const { data: session } = useSession()
  const inside = session !== undefined && session.kind !== 'anonymous' && session.stage === 'full'
  return (
    <Screen title={say('title')} lead={say('lead')} up="/mine">
      {inside ? (
        <Records />
      ) : (
        <Empty icon="person" title={say('signIn')} about={say('signInWhy')}>
          <Button onClick={() => void signedIn()}>{say('go')}</Button>
        </Empty>
      )}
    </Screen>
  )
}
