import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { StepLine } from './step-line.tsx'

/** 经过: every step, the latest on top. */
export const TimeLine = ({ detail }: { detail: IncidentDetail }) => (
  <ol className="steps">
    {detail.steps.toReversed().map((step) => (
      <StepLine key={step.seq} step={step} />
    ))}
  </ol>
)
