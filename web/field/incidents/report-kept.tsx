import { Link } from 'wouter'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useField } from '../store/index.ts'
import { receiptOf } from './kept-report.ts'
import { words } from './words.ts'

/** What was reported here: with its number once the server has given one. */
export const ReportKept = ({
  report: { areaId, id, number, areaName },
  onNext,
}: {
  report: { areaId: number; id: string; number?: number; areaName?: string }
  onNext: () => void
}) => {
  const say = useWords(words)
  const { pack, outbox } = useField()
  const task = pack?.tasks.get(id)
  const receipt = receiptOf(outbox, id)
  const known = number ?? receipt?.number ?? task?.number
  return (
    <Screen title={say('reportTitle')}>
      <div className="state" role="status">
        <span className="state-mark">
          <Icon name="check" size={28} />
        </span>
        <h2>{known ? say('reported', { number: caseNumber(known) }) : say('reportKept')}</h2>
        <p className="soft">{known ? (areaName ?? receipt?.areaName ?? task?.areaName) : say('reportKeptAbout')}</p>
      </div>
      <Link
        href={`/tasks/${receipt?.areaId ?? task?.areaId ?? areaId}/${id}`}
        className="button button-main button-wide"
      >
        {say('open_it')}
      </Link>
      <Button kind="quiet" wide onClick={onNext}>
        {say('next')}
      </Button>
    </Screen>
  )
}
