import './visits.css'
import { Link } from '@tanstack/react-router'
import { readFile } from '#contract/platform/files.ts'
import { getVisit, type Visit } from '#contract/visits/visits.ts'
import { addressOf } from '#kit/address.ts'
import { sayInstant, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CasePage, useRow } from '../matters/part/case-page.tsx'
import { Fact } from '../matters/part/fact.tsx'
import { CaseLink } from './case-link.tsx'
import { SameDayPart } from './same-day.tsx'
import { words } from './words.ts'

const minute = 60_000

const Media = ({ visit }: { visit: Visit }) => {
  const say = useWords(words)
  const file = (id: string, size: 'full' | 'thumbnail') =>
    addressOf(readFile, { params: { areaId: visit.areaId, id }, query: { size } })
  return (
    <>
      {visit.photos.length > 0 && (
        <section>
          <h3>{say('photos')}</h3>
          <div className="visit-media">
            {visit.photos.map((id, at) => (
              <a key={id} href={file(id, 'full')} target="_blank" rel="noreferrer">
                <img src={file(id, 'thumbnail')} alt={say('photoN', { n: at + 1 })} loading="lazy" />
              </a>
            ))}
          </div>
        </section>
      )}
      {visit.voices.length > 0 && (
        <section>
          <h3>{say('voices')}</h3>
          <div className="visit-media">
            {visit.voices.map((id, at) => (
              <audio
                key={id}
                controls
                preload="none"
                src={file(id, 'full')}
                aria-label={say('voiceN', { n: at + 1 })}
              />
            ))}
          </div>
        </section>
      )}
    </>
  )
}

const Corrections = ({ visit }: { visit: Visit }) => {
  const say = useWords(words)
  const facts = visit.corrections.flatMap((c) => c.facts)
  if (!facts.length) return null
  const done = facts.filter((f) => f.outcome === 'done').length
  const conflicts = facts.filter((f) => f.outcome === 'conflict' || f.outcome === 'competes').length
  return (
    <Fact label={say('corrections')}>
      {done > 0 && say('correctionDone', { n: done })} {conflicts > 0 && say('correctionConflict', { n: conflicts })}
    </Fact>
  )
}

const View = ({ visit }: { visit: Visit }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const area = { areaId: String(visit.areaId) }
  return (
    <article className="case">
      <header className="case-head">
        <p className="case-number">
          {sayInstant(visit.at)} · {phrase(`visits.kind.${visit.kind}`)}
        </p>
        <h2 className="case-title">{[visit.address, visit.personName].filter(Boolean).join(' · ') || visit.worker}</h2>
        <p className="case-standing">
          {!visit.met && visit.kind === 'visit' && <span className="mark mark-still">{say('notMet')}</span>}
          {visit.mood && <span className="mark">{phrase(`visits.mood.${visit.mood}`)}</span>}
          {visit.needs.map((need) => (
            <span key={need} className="mark">
              {phrase(`visits.need.${need}`)}
            </span>
          ))}
        </p>
      </header>
      <div className="overview">
        <SameDayPart visit={visit} />
        <p className="case-text">{visit.heard || say('nothingHeard')}</p>
        <dl className="facts">
          <Fact label={say('followUps')}>
            {visit.followUps.length
              ? visit.followUps.map((one) => (
                  <span key={one.id}>
                    <CaseLink of={one} />{' '}
                  </span>
                ))
              : say('none')}
          </Fact>
          <Fact label={say('worker')}>{visit.worker}</Fact>
          {visit.with.length > 0 && <Fact label={say('withWhom')}>{sayList(visit.with.map((w) => w.name))}</Fact>}
          <Fact label={say('grid')}>{visit.gridNo === null ? say('noGrid') : say('gridNo', { n: visit.gridNo })}</Fact>
          {visit.householdId && (
            <Fact label={say('household')}>
              <Link to="/households/$areaId/$id" params={{ ...area, id: visit.householdId }}>
                {say('toHousehold')}
              </Link>
            </Fact>
          )}
          {visit.personId && (
            <Fact label={say('person')}>
              <Link to="/people/$areaId/$id" params={{ ...area, id: visit.personId }}>
                {say('toPerson')}
              </Link>
            </Fact>
          )}
          <Fact label={say('credit')}>{phrase(`visits.credit.${visit.credit}`)}</Fact>
          {visit.skewMs !== null && Math.abs(visit.skewMs) >= minute && (
            <Fact label={say('clock')}>{say('clockOff', { n: Math.round(Math.abs(visit.skewMs) / minute) })}</Fact>
          )}
          <Corrections visit={visit} />
        </dl>
        <Media visit={visit} />
      </div>
    </article>
  )
}

/** One entry of the diary: what was heard, and everything that came of it. */
export default function Entry() {
  const say = useWords(words)
  const params = useRow('visits')
  const query = useAnswer(getVisit, { params })
  return (
    <CasePage title={say('entry')} back="/visits">
      <Answered query={query}>{(visit) => <View visit={visit} />}</Answered>
    </CasePage>
  )
}
