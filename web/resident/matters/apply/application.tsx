import '../matters.css'
import { useState } from 'react'
import { applicationNumber } from '#contract/matters/application-number.ts'
import { getOwn, printOwn, type OwnApplication } from '#contract/matters/own-applications.ts'
import { readFile } from '#contract/platform/files.ts'
import { openFile } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { Inside } from '../inside.tsx'
import { applicationLights } from './application-row.tsx'
import { Supply } from './supply.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'
import { words } from './words.ts'

type One = { a: OwnApplication }

const Stand = ({ a }: One) => {
  const say = useWords(words)
  const due = a.closedAt === null && a.state !== 'supplement' ? a.dueAt : null
  return (
    <section className="card" aria-live="polite">
      <p className="matter-facts">
        <Light kind={applicationLights[a.state]}>
          {say(a.decision ? `decision_${a.decision}` : `state_${a.state}`)}
        </Light>
        {due && <DeadlineLight dueAt={due} />}
      </p>
      <p className="soft small">
        {say('number')} {applicationNumber(a.number)} · {a.areaName}
      </p>
      {due && <p>{say('dueAt', { at: sayInstant(due) })}</p>}
    </section>
  )
}

const Outcome = ({ a }: One) => {
  const say = useWords(words)
  const { areaId, id, refusal } = a
  return (
    <>
      {refusal && (
        <section className="card">
          <h2>{say('refusedWhy')}</h2>
          <p>{say(`refuse_${refusal.reason as 'other'}`)}</p>
          <p>{refusal.note}</p>
          {refusal.elsewhere && <p>{say('goElsewhere', { where: refusal.elsewhere })}</p>}
        </section>
      )}
      {(a.result || a.resultFiles.length > 0) && (
        <section className="card">
          <h2>{say('result')}</h2>
          {a.result && <p className="case-text">{a.result}</p>}
          {a.resultFiles.map((file) => (
            <Button
              key={file.id}
              kind="quiet"
              wide
              onClick={() => void openFile(readFile, { params: { areaId, id: file.id } }).catch(sayRefused)}
            >
              {say('resultFile')} · {file.name}
            </Button>
          ))}
        </section>
      )}
      {a.prints.length > 0 && (
        <section className="card">
          <h2>{say('forms')}</h2>
          {a.prints.map((form) => (
            <Button
              key={form}
              kind="quiet"
              wide
              onClick={() => void openFile(printOwn, { params: { areaId, id, form } }).catch(sayRefused)}
            >
              {say(`form_${form}`)}
            </Button>
          ))}
        </section>
      )}
    </>
  )
}

const Handed = ({ a }: One) => {
  const say = useWords(words)
  useLanguage()
  const papers = a.papers.filter((p) => p.wanted)
  return (
    <>
      {a.answers.length > 0 && (
        <details className="card more">
          <summary>{say('answers')}</summary>
          <dl className="facts">
            {a.answers.map((one) => (
              <div key={one.key}>
                <dt>{pick(one)}</dt>
                <dd>{one.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {papers.length > 0 && (
        <details className="card more">
          <summary>{say('given')}</summary>
          <ul>
            {papers.map((paper) => (
              <li key={paper.key} className="paper">
                <span className="row-text">{pick(paper)}</span>
                <span className="soft small">{say(`paper_${paper.state}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const Whole = ({ a }: One) => {
  const say = useWords(words)
  const [asking, ask] = useState(false)
  return (
    <>
      <Stand a={a} />
      {a.moves.includes('supply') && a.missingThings.length > 0 && <Supply key={a.version} a={a} />}
      <Outcome a={a} />
      <section className="card">
        <h2>{say('progress')}</h2>
        <ol className="steps">
          {a.timeline.toReversed().map((step) => (
            <li key={step.at + step.move} className="step">
              <p className="step-what">{step.text}</p>
              <p className="soft small">
                <time dateTime={step.at}>{sayInstant(step.at)}</time>
              </p>
            </li>
          ))}
        </ol>
        {a.clocks.length > 0 && (
          <details className="more">
            <summary>{say('clock')}</summary>
            {a.clocks.map((clock) => (
              <ul key={clock.seq} className="dots">
                {clock.sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            ))}
          </details>
        )}
      </section>
      <Handed a={a} />
      {a.moves.includes('withdraw') && (
        <Button kind="bad" wide onClick={() => ask(true)}>
          {say('withdraw')}
        </Button>
      )}
      {asking && <WithdrawSheet a={a} onClose={() => ask(false)} />}
    </>
  )
}

/** 一件办件: where it stands, what is missing and how to hand it in, why it takes until when, the result. */
export default function Application({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(getOwn, { params: { areaId, id } }, { every: 60_000 })
  return (
    <Screen title={query.data ? pick({ zh: query.data.itemZh, en: query.data.itemEn }) : say('my')} up="/applications">
      <Inside why={say('mySignIn')}>
        <Answered query={query}>{(a) => <Whole a={a} />}</Answered>
      </Inside>
    </Screen>
  )
}
