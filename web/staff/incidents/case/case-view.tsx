import { Tabs } from 'antd'
import { Suspense } from 'react'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { words } from '../words.ts'
import { CaseHead } from './case-head.tsx'
import { CaseMoves } from './case-moves.tsx'
import { Departments } from './departments.tsx'
import { Overview } from './overview.tsx'
import { PrintForms } from './print-forms.tsx'
import { TimeLine } from './time-line.tsx'

const Deadlines = part(() => import('./deadlines.tsx'))
const FlowDiagram = part(() => import('./flow-diagram.tsx'))

/** A case whole: where is it and who has it; what do I do; and everything about it. `wide`: as a page, time line beside it. */
export const CaseView = ({ detail, move, wide }: { detail: IncidentDetail; move?: string; wide?: boolean }) => {
  const say = useWords(words)
  const flow = (
    <Suspense fallback={<Skeleton height={240} />}>
      <FlowDiagram detail={detail} />
      {!wide && <TimeLine detail={detail} />}
    </Suspense>
  )
  const deadlines = (
    <Suspense fallback={<Skeleton lines={6} />}>
      <Deadlines detail={detail} />
    </Suspense>
  )
  const tabs = (
    <Tabs
      defaultActiveKey="overview"
      items={[
        { key: 'overview', label: say('tabOverview'), children: <Overview detail={detail} /> },
        { key: 'flow', label: say('tabFlow'), children: flow },
        { key: 'deadline', label: say('tabDeadline'), children: deadlines },
        { key: 'departments', label: say('tabDepartments'), children: <Departments detail={detail} /> },
        { key: 'print', label: say('tabPrint'), children: <PrintForms detail={detail} /> },
      ]}
    />
  )
  return (
    <article className="case">
      <CaseHead detail={detail} />
      <CaseMoves detail={detail} start={move} />
      {wide ? (
        <div className="case-wide">
          <div>{tabs}</div>
          <aside>
            <h2>{say('timeline')}</h2>
            <TimeLine detail={detail} />
          </aside>
        </div>
      ) : (
        tabs
      )}
    </article>
  )
}
