import { Link } from '@tanstack/react-router'
import type { Role } from '#contract/access/roles.ts'
import type { Source } from '#contract/incidents/incidents.ts'
import { Icon, type IconName } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

type Entry = readonly [Source, keyof typeof words, IconName]
const entries: Partial<Record<Role, readonly Entry[]>> = {
  grid_worker: [['grid_worker', 'quickGrid', 'report']],
  department_officer: [['department', 'quickDepartment', 'building']],
  district_leader: [['superior', 'quickSuperior', 'inbox']],
  city_leader: [['superior', 'quickSuperior', 'inbox']],
}
const desk: readonly Entry[] = [
  ['window', 'quickWindow', 'people'],
  ['hotline', 'quickHotline', 'phone'],
  ['grid_worker', 'quickGrid', 'report'],
]

/** 登记事件, by the way it came in: who writes it down doesn't choose the source again. */
export const QuickEntries = ({ role }: { role: Role | null }) => {
  const say = useWords(words)
  return (
    <ul className="quick">
      {((role && entries[role]) ?? desk).map(([source, word, icon]) => (
        <li key={source}>
          <Link to="/incidents/new" search={{ source }} className="quick-entry">
            <Icon name={icon} />
            {say(word)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
