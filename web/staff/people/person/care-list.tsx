import { Button } from 'antd'
import { useState } from 'react'
import type { Person } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { pick, useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { CareDrawer } from '../care/care-drawer.tsx'
import { CareState } from '../care/care-state.tsx'
import { EnrolDialog } from '../care/enrol-dialog.tsx'
import { words } from './words.ts'

/** 关爱名册 of one person, as far as the asker needs to know. */
export const CareList = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const may = useMay()
  const [open, setOpen] = useState<string>()
  const [enrolling, setEnrolling] = useState(false)
  if (!may('people.care')) return null
  return (
    <Panel
      flush
      title={say('care')}
      actions={
        person.standing === 'present' &&
        person.mayEdit && (
          <Button size="small" className="unprinted" onClick={() => setEnrolling(true)}>
            {say('enrol')}
          </Button>
        )
      }
    >
      {person.careList.length === 0 && <p className="empty-line soft">{say('noCare')}</p>}
      <ul className="lines">
        {person.careList.map((care) => (
          <li key={care.id} className={`line${care.state === 'ended' ? ' line-past' : ''}`}>
            <div className="line-main">
              <Button type="link" size="small" onClick={() => setOpen(care.id)}>
                {pick(care)}
              </Button>
              <CareState state={care.state} />
            </div>
            <span className="soft small">
              {say('careSince', { day: sayDay(care.since) })}
              {care.state === 'active' && ` · ${say('careReview', { day: sayDay(care.reviewOn) })}`}
            </span>
          </li>
        ))}
      </ul>
      <CareDrawer areaId={person.areaId} id={open} onClose={() => setOpen(undefined)} />
      {enrolling && <EnrolDialog person={person} onClose={() => setEnrolling(false)} />}
    </Panel>
  )
}
