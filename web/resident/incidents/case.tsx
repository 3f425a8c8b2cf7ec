import './incidents.css'
import '../territory/territory.css'
import { useState } from 'react'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { followIncident, type FollowedIncident } from '#contract/incidents/followed-incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { PhotoWall } from '#kit/photo/photo-wall.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { signedIn } from '../access/ask-sign-in.ts'
import { CallRow } from '../territory/call-row.tsx'
import { JudgeForm } from './judge-form.tsx'
import { NoteSheet, WithdrawSheet } from './note-sheet.tsx'
import { grades, stateWords } from './states.ts'
import { Timeline } from './timeline.tsx'
import { words } from './words.ts'

const Stand = ({ incident }: { incident: FollowedIncident }) => {
  const say = useWords(words)
  const { state, handleDueAt, sameCount, grade } = incident
  const { short, long, light } = stateWords[state]
  const over = handleDueAt !== null && new Date(handleDueAt) < new Date()
  const given = grades.find(({ value }) => Number(value) === grade)
  return (
    <section className="card stand" aria-live="polite">
      <p className="stand-lights">
        <Light kind={light}>{pick(short)}</Light>
        {handleDueAt && <DeadlineLight dueAt={handleDueAt} />}
      </p>
      <p className="stand-words">{pick(long)}</p>
      {handleDueAt && (
        <p className="soft small">{over ? say('overdue') : say('until', { at: sayInstant(handleDueAt) })}</p>
      )}
      {given && <p className="soft small">{say('ended', { grade: pick(given.label) })}</p>}
      {sameCount > 0 && <p className="soft small">{say('sameCount', { n: sameCount })}</p>}
    </section>
  )
}

const Whole = ({ incident }: { incident: FollowedIncident }) => {
  const say = useWords(words)
  const [open, setOpen] = useState<'add_note' | 'reopen' | 'withdraw'>()
  const { areaId, text, placeText, areaName, photos, gridWorker, timeline, moves } = incident
  const may = (move: (typeof moves)[number]) => moves.includes(move)
  return (
    <>
      <Stand incident={incident} />
      {may('judge') && <JudgeForm incident={incident} />}
      <section className="card">
        {text && (
          <>
            <h2>{say('said')}</h2>
            <p className="case-text">{text}</p>
          </>
        )}
        <p className="soft">{say('at', { place: placeText ?? areaName })}</p>
        {photos.length > 0 && <PhotoWall areaId={areaId} photos={photos} />}
      </section>
      {gridWorker && (
        <section className="card">
          <CallRow title={gridWorker.name} about={say('worker')} phone={gridWorker.officePhone} />
        </section>
      )}
      <section className="card">
        <h2>{say('timeline')}</h2>
        <Timeline steps={timeline} />
      </section>
      <div className="case-ways">
        {may('add_note') && (
          <Button kind="quiet" wide onClick={() => setOpen('add_note')}>
            {say('add')}
          </Button>
        )}
        {may('reopen') && (
          <Button kind="quiet" wide onClick={() => setOpen('reopen')}>
            {say('reopen')}
          </Button>
        )}
        {may('withdraw') && (
          <Button kind="bad" wide onClick={() => setOpen('withdraw')}>
            {say('withdraw')}
          </Button>
        )}
      </div>
      {open === 'withdraw' && <WithdrawSheet incident={incident} onClose={() => setOpen(undefined)} />}
      {(open === 'add_note' || open === 'reopen') && (
        <NoteSheet move={open} incident={incident} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

/** One of my reports, whole: how far, until when, what happened, and what I can do. */
export default function Case({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  const locale = useLanguage()
  const query = useAnswer(followIncident, { params: { areaId, id } }, { every: 30_000 })
  const row = query.data
  const signInAgain = async () => {
    if (await signedIn()) await query.refetch()
  }
  return (
    <Screen
      title={row ? (locale === 'zh' ? row.categoryZh : row.categoryEn) : say('caseTitle')}
      lead={row && caseNumber(row.number)}
      up="/mine"
    >
      <Answered query={query} signIn={() => void signInAgain()}>
        {(incident) => <Whole incident={incident} />}
      </Answered>
    </Screen>
  )
}
