import { type getCalendar, setOwnDays } from '#contract/territory/calendars.ts'
import type { Answer } from '#contract/route.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { AddDays, type Day, DayList, mergeDays } from './day-rows.tsx'

type Props = { areaId: number; calendar: Answer<typeof getCalendar> }

/** The days an area sets for itself; saved at once, with a way back. */
export const OwnDays = ({ areaId, calendar: { year, own } }: Props) => {
  const say = useWords(words)
  const may = useMay()('incidents.configure')
  const set = useSend(setOwnDays)
  const save = (days: Day[], before?: Day[]) =>
    set.mutate(
      { params: { areaId, year }, body: { days } },
      { onSuccess: () => sayDone(say('daySaved'), before && (() => save(before))), onError: sayRefused },
    )
  const remove = (from: string, to: string) => save(own.filter((d) => d.day < from || d.day > to), own) // prettier-ignore
  return (
    <Panel title={say('own')}>
      <p className="soft admin-note">{say('ownAbout')}</p>
      {own.length ? (
        <DayList days={own} onRemove={may ? remove : undefined} />
      ) : (
        <p className="soft admin-note">{say('noOwn')}</p>
      )}
      {may && <AddDays key={year} year={year} onAdd={(days) => save(mergeDays(own, days), own)} />}
    </Panel>
  )
}
