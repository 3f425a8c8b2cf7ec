import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listDoorMessages } from '#contract/visits/doors.ts'
import { listReminders, seeReminder } from '#contract/visits/plan.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer, useSend, type RowOf } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'

const words = {
  title: { zh: '走访', en: 'Visits' },
  doors: { zh: '等我答复的“没来过”：{n} 条', en: '“Nobody came” to be answered: {n}' },
  doorsDue: { zh: '最早 {day} 前答复', en: 'the first by {day}' },
  own: {
    zh: '本月还差 {short} 户，必访 {must} 户没有去',
    en: '{short} households missing this month, {must} must-visits open',
  },
  others: {
    zh: '{worker}本月还差 {short} 户，必访 {must} 户没有去，请帮一把',
    en: '{worker} misses {short} households this month, {must} must-visits open; please help',
  },
  seen: { zh: '知道了', en: 'Seen' },
  toVisit: { zh: '看哪些户', en: 'Which households' },
} as const
const shown = 20

const Reminder = ({ row }: { row: RowOf<typeof listReminders> }) => {
  const say = useWords(words)
  const send = useSend(seeReminder)
  const { areaId, id, stage, worker, short, mustOpen } = row
  return (
    <li>
      <p>{say(stage === 'worker' ? 'own' : 'others', { worker, short, must: mustOpen })}</p>
      <p className="case-buttons">
        <Link to={'/visits/to-visit' as '/'} search={{ area: String(areaId), month: row.month } as never}>
          {say('toVisit')}
        </Link>
        <Button
          size="small"
          loading={send.isPending}
          onClick={() => send.mutate({ params: { areaId, id } }, { onError: sayRefused })}
        >
          {say('seen')}
        </Button>
      </p>
    </li>
  )
}

/** On the work bench: what visits ask of me now; nothing when nothing does. */
export const BenchVisits = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const may = useMay()
  const doors = useAnswer(
    listDoorMessages,
    may('visits.answer') ? { params: { areaId }, query: { scope: 'mine', limit: shown } } : undefined,
  )
  const reminders = useAnswer(listReminders, may('visits.read') ? { params: { areaId } } : undefined)
  useLive(areaId, ['visits'])
  const open = doors.data?.rows ?? []
  const told = reminders.data?.rows.filter((row) => row.seenAt === null) ?? []
  if (!open.length && !told.length) return null
  const [first] = open.flatMap((row) => row.dueAt ?? []).toSorted()
  return (
    <Panel title={say('title')}>
      <ul className="stack">
        {open.length > 0 && (
          <li>
            <Link to={'/visits/doors' as '/'} search={{ scope: 'mine' } as never}>
              {say('doors', { n: doors.data?.next ? `${shown}+` : open.length })}
            </Link>{' '}
            {first && <span className="soft small">{say('doorsDue', { day: sayDay(new Date(first)) })}</span>}
          </li>
        )}
        {told.map((row) => (
          <Reminder key={row.id} row={row} />
        ))}
      </ul>
    </Panel>
  )
}
