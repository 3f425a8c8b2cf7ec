import { Alert } from 'antd'
import { isOpen } from '#contract/incidents/incident-flow.ts'
import { caseNumber } from '#contract/incidents/case-number.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from '../words.ts'
import { CaseLight } from './case-light.tsx'
import { useCategoryName } from './category-name.ts'
import { Holder } from './holder.tsx'
import { Marks } from './marks.tsx'

/** The answer first: what it is, how it stands, who has it. */
export const CaseHead = ({ detail }: { detail: IncidentDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const name = useCategoryName()
  const asked = detail.askedDetails ?? {}
  const note = String(asked['note'] ?? '')
  const told = {
    delay: () => say('askedDelay', { days: String(asked['workingDays'] ?? ''), note }),
    suspend: () => say('askedSuspend', { day: asked['reviewOn'] ? sayDay(String(asked['reviewOn'])) : '', note }),
    void: () => say('askedVoid', { note }),
  }
  return (
    <header className="case-head">
      <p className="case-number">
        <span className="figure">{caseNumber(detail.number)}</span>
        <Marks row={detail} />
      </p>
      <h2 className="case-title">{name(detail)}</h2>
      <p className="case-standing">
        <span className="case-state">{phrase(`incidents.state.${detail.state}`)}</span>
        <CaseLight row={detail} />
        {isOpen(detail.state) && (
          <span>
            <span className="soft">{say('isWith')} </span>
            <Holder row={detail} />
          </span>
        )}
      </p>
      {detail.asked && <Alert type="warning" showIcon title={told[detail.asked]()} />}
    </header>
  )
}
