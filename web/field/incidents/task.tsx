import './incidents.css'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { getIncident, type IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayAgo } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { NetworkError } from '#kit/refusal.ts'
import { useSession } from '#kit/session.ts'
import { useConnected } from '#kit/use-connected.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { useField } from '../store/index.ts'
import { Actions } from './actions.tsx'
import { CasePhotos } from './case-photos.tsx'
import { Contact } from './contact.tsx'
import { Course } from './course.tsx'
import { CaseLight } from './task-row.tsx'
import { words } from './words.ts'

const Whole = ({ incident }: { incident: IncidentDetail & { waiting?: string | undefined } }) => {
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
          {incident.waiting && <Light kind="warn">{say('unsent')}</Light>}
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
        {photos.length > 0 && <CasePhotos areaId={areaId} photos={photos} />}
      </section>
      <Contact incident={incident} />
      <Course incident={incident} />
      <div className="task-foot">
        <Actions incident={incident} />
      </div>
    </>
  )
}

/** The case as it stands: what was done here and isn't sent yet, else what the server says, else what this phone last heard. */
const useCase = (areaId: number, id: string) => {
  const kept = useField().pack?.tasks.get(id)
  const query = useAnswer(getIncident, { params: { areaId, id } }, { enabled: !kept?.waiting })
  // At the first failure: nobody waits for the third try in front of what is here already.
  const cut = !useConnected() || query.failureReason instanceof NetworkError
  const data = kept?.waiting ? kept : (query.data ?? (cut ? kept : undefined))
  return { query: { ...query, data }, old: data === kept && !kept?.waiting }
}

/** One case: what it is, whom to call, what to do next. */
export default function Task({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  const locale = useLanguage()
  const { data: session } = useSession()
  const { lastSyncAt } = useField()
  const { query, old } = useCase(areaId, id)
  useLive(session?.areaId ?? undefined, ['incidents'])
  const row = query.data
  return (
    <Screen
      title={row ? (locale === 'zh' ? row.categoryZh : row.categoryEn) || say('caseTitle') : say('caseTitle')}
      lead={row?.number ? caseNumber(row.number) : undefined}
      up="/tasks"
    >
      {row && old && lastSyncAt && (
        <p className="soft small">{say('asOf', { at: sayAgo(new Date(lastSyncAt).toISOString()) })}</p>
      )}
      <Answered query={query}>{(incident) => <Whole incident={incident} />}</Answered>
    </Screen>
  )
}
