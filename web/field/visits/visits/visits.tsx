import '../../incidents/incidents.css'
import '../visits.css'
import '#kit/photo/photo.css'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useField, type FieldPackNow, type FieldVisit } from '../../store/index.ts'
import { householdName } from '../names.ts'
import { NeedsPack } from '../needs-pack.tsx'
import { CountCard } from './count-card.tsx'
import { EntryCard } from './entry-card.tsx'
import { words } from './words.ts'

/** My entries of this month, the latest first; also those a colleague wrote when I came along. */
const useMine = (pack: FieldPackNow | null, month: string): readonly FieldVisit[] =>
  useMemo(
    () =>
      [...(pack?.visits.values() ?? [])]
        .filter(
          (visit) =>
            visit.month === month &&
            (visit.workerId === pack?.workerId || visit.with.some(({ accountId }) => accountId === pack?.workerId)),
        )
        .sort((a, b) => b.at.localeCompare(a.at)),
    [pack, month],
  )

export default function Visits() {
  const say = useWords(words)
  const { pack, month } = useField()
  const visits = useMine(pack, month)
  const whereOf = (now: FieldPackNow, { householdId, address }: FieldVisit) => {
    const household = householdId ? now.households.get(householdId) : undefined
    return household ? householdName(now, household) : (address ?? undefined)
  }
  return (
    <Screen title={say('title')} lead={say('lead', { month: Number(month.slice(5)), n: visits.length })} up="/">
      <NeedsPack>
        {(now) => (
          <>
            <CountCard pack={now} />
            {visits.length ? (
              visits.map((visit) => <EntryCard key={visit.id} visit={visit} where={whereOf(now, visit)} />)
            ) : (
              <Empty title={say('none')} about={say('noneAbout')} icon="pen">
                <Link href="/diary" className="button button-quiet">
                  {say('write')}
                </Link>
              </Empty>
            )}
          </>
        )}
      </NeedsPack>
    </Screen>
  )
}
