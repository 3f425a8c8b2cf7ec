import { Link } from '@tanstack/react-router'
import { Badge, Popover } from 'antd'
import { useState } from 'react'
import { incidentDesk } from '#contract/incidents/incident-lists.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { sayCount, scopesFor } from '../incidents/list/scopes.ts'
import { words as incidentWords } from '../incidents/words.ts'
import { words } from '../words.ts'

/** What is mine to do; what merely lies in the area isn't news. */
const asksMe = ['mine', 'overdue', 'due_soon', 'to_check_in', 'to_check', 'to_call_back', 'to_approve'] as const

/** The bell: what asks something of me now, each number opening its rows; fresh as facts arrive. */
export const Notifications = () => {
  const say = useWords(words)
  const sayScope = useWords(incidentWords)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const { data: session } = useSession()
  const areaId = may('incidents.read') ? (session?.areaId ?? undefined) : undefined
  const desk = useAnswer(incidentDesk, areaId === undefined ? undefined : { params: { areaId } })
  useLive(areaId, ['incidents'])
  if (areaId === undefined) return null
  const counts = desk.data?.counts
  const known = scopesFor(may)
  const waiting = asksMe.filter((scope) => known.includes(scope) && Boolean(counts?.[scope]))
  const n = may('incidents.handle') ? (counts?.mine ?? 0) : (counts?.overdue ?? 0)
  const list = (
    <ul className="bell">
      {waiting.map((scope) => (
        <li key={scope}>
          <Link to="/incidents" search={{ scope }} onClick={() => setOpen(false)}>
            {sayScope(`scope.${scope}`)}
            <span className="figure">{sayCount(counts![scope])}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={say('notifications')}
      content={waiting.length ? list : <p className="soft notifications">{say('noNotifications')}</p>}
    >
      <button
        type="button"
        className="bar-button"
        aria-label={n ? say('notificationsN', { n: sayCount(n) }) : say('notifications')}
      >
        <Badge count={n} overflowCount={99} size="small">
          <Icon name="bell" />
        </Badge>
      </button>
    </Popover>
  )
}
