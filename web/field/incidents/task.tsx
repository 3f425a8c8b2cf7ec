import './incidents.css'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { getIncident, type IncidentDetail } from '#contract/incidents/incidents.ts'
import { Icon } from '#kit/icon.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { PhotoWall } from '#kit/photo/photo-wall.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { Actions } from './actions.tsx'
import { Contact } from './contact.tsx'
import { Course } from './course.tsx'
import { CaseLight } from './task-row.tsx'
import { words } from './words.ts'

const Whole = ({ incident }: { incident: IncidentDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const { areaId, text, point, photos, urgent, state, asked } = incident
  const place = incident.placeText ?? incident.buildingName
  return (
    <>
      <section className="card">
        <p className="task-head">
          <CaseLight row={incident} />
          <Light kind="info">{phrase(`incidents.state.${state}`)}</Light>
          {urgent && <Light kind="bad">{say('urgent')}</Light>}
          {incident.superviseLevel > 0 && (
            <Light kind="warn">{phrase(`incidents.supervise.${incident.superviseLevel}`)}</Light>
          )}
        </p>
        <p className="case-text">{text}</p>
        <p className="case-place">
          <Icon name="report" />
          <span>
            {place ?? incident.areaName}
            {place && (
              <span className="soft small"> {[incident.areaName, incident.gridName].filter(Boolean).join(' ')}</span>
            )}
          </span>
        </p>
        {point && (
          <a
            className="button button-quiet button-wide"
            href={`geo:${point.lat},${point.lon}?q=${point.lat},${point.lon}`}
          >
            <Icon name="map" /> {say('go')}
          </a>
        )}
        {asked && <p className="notice-asked">{say('asked', { what: phrase(`incidents.move.ask_${asked}`) })}</p>}
        {photos.length > 0 && <PhotoWall areaId={areaId} photos={photos} />}
      </section>
      <Contact incident={incident} />
      <Course incident={incident} />
      <div className="task-foot">
        <Actions incident={incident} />
      </div>
    </>
  )
}

/** One case: what it is, whom to call, what to do next. */
export default function Task({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  const locale = useLanguage()
  const { data: session } = useSession()
  const query = useAnswer(getIncident, { params: { areaId, id } })
  useLive(session?.areaId ?? undefined, ['incidents'])
  const row = query.data
  return (
    <Screen
      title={row ? (locale === 'zh' ? row.categoryZh : row.categoryEn) : say('caseTitle')}
      lead={row && caseNumber(row.number)}
      up="/"
    >
      <Answered query={query}>{(incident) => <Whole incident={incident} />}</Answered>
    </Screen>
  )
}
