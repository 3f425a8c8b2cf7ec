import '../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { getCalendar } from '#contract/territory/calendars.ts'
import { Page } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { words } from './admin-words.ts'
import { AreaChoice, useChosenArea } from './chosen-area.tsx'
import { NationalDays } from './national-days.tsx'
import { OfficeHours } from './office-hours.tsx'
import { OwnDays } from './own-days.tsx'
import { TryDeadline } from './try-deadline.tsx'

const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

/** When is work done, so how do limits run? 工作日历. */
export default function Calendar() {
  const say = useWords(words)
  const go = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const [areaId, choose] = useChosenArea()
  const year = Number(search['year']) || thisYear()
  const turn = (to: number) => void go({ to: '.', search: { ...search, year: to } as never, replace: true })
  const query = useAnswer(getCalendar, areaId ? { params: { areaId, year } } : undefined, { keepPrevious: true })
  const years = (
    <span className="admin-head">
      <Button aria-label={say('lastYear')} icon={<Icon name="left" size={16} />} onClick={() => turn(year - 1)} />
      <strong>{say('year', { year })}</strong>
      <Button aria-label={say('nextYear')} icon={<Icon name="right" size={16} />} onClick={() => turn(year + 1)} />
    </span>
  )
  return (
    <Page
      title={say('calendar')}
      lead={say('calendarLead')}
      actions={
        <>
          {years}
          <AreaChoice areaId={areaId} onChoose={choose} />
        </>
      }
    >
      <Answered query={query}>
        {(calendar) => (
          <div className="admin-stack">
            {!calendar.published && (
              <Alert
                type="warning"
                showIcon
                title={say('unpublished', { year: calendar.year })}
                description={say('unpublishedWay')}
              />
            )}
            <div className="admin-two">
              <div className="admin-stack">
                {areaId && <TryDeadline key={areaId} areaId={areaId} />}
                {areaId && <OfficeHours key={`hours ${areaId}`} areaId={areaId} calendar={calendar} />}
              </div>
              <div className="admin-stack">
                {areaId && <OwnDays key={`${areaId}-${calendar.year}`} areaId={areaId} calendar={calendar} />}
                <NationalDays key={calendar.year} calendar={calendar} />
              </div>
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}
