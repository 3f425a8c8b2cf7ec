import { mayBeOne, type SameDay, type SameDayVerdict } from '#contract/visits/same-day.ts'
import { settleSameDay } from '#contract/visits/settle-same-day.ts'
import { sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { laneOf, send, useField, type FieldVisit, type OutboxItem } from '../../store/index.ts'
import { words } from './words.ts'

/** Is something said about these two still on its way, or not yet in what the phone has fetched? */
const isSettling = (item: OutboxItem, visit: FieldVisit, other: SameDay) => {
  if (item.route.name !== settleSameDay.name) return false
  const { id, otherId } = item.asked.params as { id: string; otherId: string }
  const { version } = item.asked.body as { version: number }
  return id === visit.id && otherId === other.id && version === other.version && item.state !== 'refused'
}

const One = ({ visit, other }: { visit: FieldVisit; other: SameDay }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const { outbox } = useField()
  const { areaId, id } = visit
  const settle = (verdict: SameDayVerdict) =>
    void send({
      route: settleSameDay,
      asked: { params: { areaId, id, otherId: other.id }, body: { verdict, version: other.version } },
      lane: laneOf.household(visit.householdId ?? id),
      label: { zh: `同一天的两条：${other.worker}`, en: `Two entries of one day: ${other.worker}` },
    }).catch(sayRefused)
  const settling = outbox.some((item) => isSettling(item, visit, other))
  const open = other.verdict === 'open'
  return (
    <div className="same-day">
      <p>
        {say('sameDay', { at: sayTime(other.at), worker: other.worker, kind: phrase(`visits.kind.${other.kind}`) })}
      </p>
      {other.verdict !== 'open' && <Light kind="good">{say(`is_${other.verdict}`)}</Light>}
      {visit.waiting && <p className="soft small">{say('sameDayUnsent')}</p>}
      {settling ? (
        <p className="soft small">{say('settling')}</p>
      ) : (
        other.maySettle && (
          <div className="actions-beside">
            {open && mayBeOne(visit, other) && (
              <Button kind="quiet" onClick={() => settle('one')}>
                {say('one')}
              </Button>
            )}
            {open ? (
              <Button kind="quiet" onClick={() => settle('both')}>
                {say('both')}
              </Button>
            ) : (
              <Button kind="text" onClick={() => settle('open')}>
                {say('undo')}
              </Button>
            )}
          </div>
        )
      )}
    </div>
  )
}

/** 同日另有记录: two records made without a network are noticed, and both workers are told. */
export const SameDayPart = ({ visit }: { visit: FieldVisit }) => {
  const say = useWords(words)
  // A pack kept by an earlier version of the app has nothing of it until the entry is fetched again.
  const others = visit.sameDay ?? []
  if (!others.length) return null
  return (
    <section className="notice-asked">
      {others.map((other) => (
        <One key={other.id} visit={visit} other={other} />
      ))}
      <p className="soft small">{say('counting')}</p>
    </section>
  )
}
