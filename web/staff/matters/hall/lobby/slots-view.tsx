import { Select } from 'antd'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useNameOf } from '../../form/name-of.ts'
import type { ChosenSite } from '../site-choice.tsx'
import { useClasses } from '../use-class-names.ts'
import { SlotWeek } from './slot-week.tsx'
import type { LobbySearch } from './use-lobby-search.ts'
import { words } from './words.ts'

type Props = { site: ChosenSite; search: LobbySearch; onChange: (patch: LobbySearch) => void }

/** What can still be booked, and why not. */
export const SlotsView = ({ site, search, onChange }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const classes = useClasses(site.areaId).filter((c) => c.active)
  const classCode = search.class ?? classes[0]?.code
  return (
    <Panel
      title={say('slots')}
      actions={
        <Select
          className="hall-find"
          aria-label={say('class')}
          showSearch={{ optionFilterProp: 'label' }}
          value={classCode}
          onChange={(code: string) => onChange({ class: code })}
          options={classes.map((c) => ({ value: c.code, label: nameOf(c) }))}
        />
      }
    >
      {classCode && <SlotWeek key={classCode} areaId={site.areaId} siteId={site.id} classCode={classCode} />}
    </Panel>
  )
}
