import '../../incidents/incidents.css'
import '../visits.css'
import '#kit/report/report.css'
import { useRef, type FormEvent } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Icon } from '#kit/icon.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChipsField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useSession } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useField, type FieldPackNow } from '../../store/index.ts'
import { NeedsPack } from '../needs-pack.tsx'
import { householdName } from '../names.ts'
import { useRouteToday } from '../today/use-route-today.ts'
import { diaryName, mendName } from './diary-draft.ts'
import { FactsOfPeople } from './facts-form.tsx'
import { HeardPart } from './heard-part.tsx'
import { MeetingPart } from './meeting-part.tsx'
import { NeedsPart } from './needs-part.tsx'
import { openCampaigns, whomAsked } from './open-campaigns.ts'
import { Questions } from './questions.tsx'
import { useDiary } from './use-diary.ts'
import { words } from './words.ts'

/** Who came along, and when it was if not now: rarely needed, so folded. */
const MorePart = ({
  diary: { draft, change, errors },
  pack,
}: {
  diary: ReturnType<typeof useDiary>
  pack: FieldPackNow
}) => {
  const say = useWords(words)
  const known = pack.colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))
  // Chosen before they left: an entry refused for it must show whom to take out.
  const left = draft.with.filter((id) => !known.some(({ value }) => value === id))
  const along = [...known, ...left.map((id) => ({ value: id, label: say('withLeft') }))]
  return (
    <details className="fold" open={Boolean(errors['at']) || left.length > 0 || undefined}>
      <summary>{say('more')}</summary>
      <div className="screen-body">
        {along.length > 0 && (
          <div className="field">
            <ChipsField
              label={say('with')}
              optional={say('optional')}
              value={draft.with}
              choices={along}
              onChange={(chosen) => change({ with: chosen.slice(0, 5) })}
            />
            <p className="soft small">{say('withAbout')}</p>
          </div>
        )}
        <TextField
          label={say('at')}
          type="datetime-local"
          value={draft.at ?? ''}
          error={errors['at'] && say('needs_future')}
          onChange={(e) => change({ at: e.target.value || null })}
        />
      </div>
    </details>
  )
}

const Form = ({
  pack,
  areaId,
  householdId,
  mend,
}: {
  pack: FieldPackNow
  areaId: number
  householdId: string | null
  /** The item whose entry was refused and is changed here. */
  mend: string | null
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [, go] = useLocation()
  const { ids } = useRouteToday()
  const form = useRef<HTMLFormElement>(null)
  const diary = useDiary(mend ? mendName(mend) : diaryName(householdId), {
    areaId,
    householdId,
    ...(householdId ? {} : { kind: 'reception' as const }),
  })
  const { draft, change, errors, household, questions } = diary
  const titles = openCampaigns(pack, household).map(({ title }) => title)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    try {
      if (!(await diary.keep(household ? householdName(pack, household) : ''))) {
        form.current
          ?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')
          ?.scrollIntoView({ block: 'center' })
        form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
        return
      }
      sayDone(say(navigator.onLine ? 'doneOnline' : 'doneOffline'))
      go(
        draft.householdId && ids.includes(draft.householdId)
          ? '/route'
          : draft.householdId
            ? `/households/${draft.householdId}`
            : '/',
      )
    } catch (error) {
      sayRefused(error)
    }
  }
  return (
    <form ref={form} className="report" onSubmit={(e) => void submit(e)} noValidate>
      {mend && (
        <p className="report-restored" role="status">
          {say('mending')}
        </p>
      )}
      {diary.restored && !mend && (
        <p className="report-restored" role="status">
          {say('restored')}
          <Button kind="text" onClick={diary.clear}>
            {say('afresh')}
          </Button>
        </p>
      )}
      <MeetingPart diary={diary} pack={pack} />
      <HeardPart diary={diary} />
      {draft.met && questions.length > 0 && (
        <section className="card report-part">
          <div>
            <h2>{say('questions')}</h2>
            <p className="soft small">
              {say('questionsAbout', { titles: titles.join(locale === 'zh' ? '、' : ', ') })}
            </p>
          </div>
          <Questions
            questions={questions}
            answers={draft.answers}
            errors={errors}
            person={whomAsked(household, draft.personId)?.name}
            onChange={(answers) => change({ answers })}
          />
        </section>
      )}
      <NeedsPart diary={diary} />
      {household && household.people.length > 0 && pack.fields.length > 0 && (
        <section className="card report-part">
          <div>
            <h2>{say('facts')}</h2>
            <p className="soft small">{say('factsAbout')}</p>
          </div>
          <FactsOfPeople
            people={household.people}
            typed={draft.typed}
            correctionIds={draft.correctionIds}
            onChange={change}
          />
        </section>
      )}
      <section className="card report-part">
        <MorePart diary={diary} pack={pack} />
      </section>
      {Object.keys(errors).length > 0 && (
        <p className="report-refused" role="alert">
          <Icon name="alert" /> {say('faults')}
        </p>
      )}
      <Button type="submit" wide busy={diary.busy}>
        {say('keep')}
      </Button>
      <p className="soft small report-kept">{say('kept')}</p>
    </form>
  )
}

/** 记一条民情日志: at a door, at the desk or on the phone; with or without a network. */
export default function Diary({ householdId }: { householdId: string | null }) {
  const say = useWords(words)
  const { pack } = useField()
  const { data: session } = useSession()
  const household = householdId ? pack?.households.get(householdId) : undefined
  const areaId = household?.areaId ?? session?.areaId
  const mend = new URLSearchParams(useSearch()).get('mend')
  return (
    <Screen
      title={say('title')}
      lead={household && pack ? householdName(pack, household) : undefined}
      up={householdId ? `/households/${householdId}` : '/'}
    >
      <NeedsPack evenWithoutGrid>
        {(now) =>
          areaId ? (
            <Form key={mend ?? householdId} pack={now} areaId={areaId} householdId={householdId} mend={mend} />
          ) : null
        }
      </NeedsPack>
    </Screen>
  )
}
