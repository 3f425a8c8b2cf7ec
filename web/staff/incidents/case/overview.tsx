import { Link } from '@tanstack/react-router'
import { Suspense, type ReactNode } from 'react'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { FromVisit } from '../../visits/from-visit.tsx'
import { words } from '../words.ts'
import { CasePhotos } from './case-photos.tsx'
import { Contact } from './contact.tsx'

const PlaceMap = part(() => import('./place-map.tsx'))

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** 概况: what was said, where it is, who said it, and what came of it. */
export const Overview = ({ detail }: { detail: IncidentDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const { point } = detail
  const place = [detail.placeText, detail.buildingName].filter(Boolean).join(' · ')
  return (
    <div className="overview">
      <p className="case-text">{detail.text}</p>
      <FromVisit kind="incident" areaId={detail.areaId} id={detail.id} />
      {detail.mergedInto && (
        <p>
          <Link to="/incidents/$areaId/$id" params={{ areaId: String(detail.areaId), id: detail.mergedInto }}>
            {say('mergedInto')}
          </Link>
        </p>
      )}
      <dl className="facts">
        <Fact label={say('place')}>{place || <span className="soft">{say('noPlaceText')}</span>}</Fact>
        <Fact label={say('area')}>
          {detail.areaName}
          {detail.gridNo !== null && ` · ${detail.gridName ?? say('grid', { n: detail.gridNo })}`}
        </Fact>
        <Fact label={say('reporter')}>
          <Contact detail={detail} />
        </Fact>
        <Fact label={say('reportedAt')}>
          <time dateTime={detail.reportedAt}>{sayInstant(detail.reportedAt)}</time> ·{' '}
          {phrase(`incidents.source.${detail.source}`)}
        </Fact>
        <Fact label={say('level')}>
          {phrase(`incidents.level.${detail.level}`)} · {phrase(`incidents.scale.${detail.scale}`)}
        </Fact>
        <Fact label={say('firstReceiver')}>
          {detail.firstReceiver ?? '-'}
          {detail.handOverTo && say('handOverTo', { name: detail.handOverTo })}
        </Fact>
        <Fact label={say('handler')}>
          {[detail.handlerOrganisation, detail.handlerName].filter(Boolean).join(' · ') || '-'}
        </Fact>
        <Fact label={say('contacted')}>
          {detail.contactedAt ? sayInstant(detail.contactedAt) : <span className="soft">{say('notContacted')}</span>}
        </Fact>
        {detail.outcome && <Fact label={say('outcome')}>{phrase(`incidents.outcome.${detail.outcome}`)}</Fact>}
        {detail.grade !== null && <Fact label={say('grade')}>{phrase(`incidents.grade.${detail.grade}`)}</Fact>}
      </dl>
      <section>
        <h3>{say('photos')}</h3>
        <CasePhotos detail={detail} />
      </section>
      {point && (
        <Suspense fallback={<Skeleton height={240} />}>
          <PlaceMap point={point} label={place || detail.areaName} />
        </Suspense>
      )}
    </div>
  )
}
