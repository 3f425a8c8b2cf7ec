import { sayMeToo } from '#contract/incidents/followed-incidents.ts'
import { sayAgo } from '../format.ts'
import { useLanguage, useWords } from '../language.ts'
import { Button } from '../phone/button.tsx'
import { Sheet } from '../phone/sheet.tsx'
import { useSend } from '../queries.ts'
import { sayDone, sayRefused } from '../states/toast.tsx'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

/** 是不是同一件事: asked once before sending, never in the way of sending. */
export const NearSheet = ({
  report,
  onJoined,
}: {
  report: Report
  onJoined: (joined: { areaId: number; id: string }) => void
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const join = useSend(sayMeToo)
  const { near } = report
  if (!near) return null
  const meToo = (areaId: number, id: string) =>
    join.mutate(
      { params: { areaId, id } },
      {
        onError: sayRefused,
        onSuccess: () => {
          sayDone(say('joined'))
          report.clear()
          report.leaveNear()
          onJoined({ areaId, id })
        },
      },
    )
  return (
    <Sheet open title={say('nearTitle')} onClose={report.leaveNear}>
      <p className="soft">{say('nearAbout')}</p>
      <ul className="near">
        {near.rows.slice(0, 5).map((row) => (
          <li key={row.id} className="card near-card">
            <p>
              <strong>{locale === 'zh' ? row.categoryZh : row.categoryEn}</strong>
              {row.placeText && <span> · {row.placeText}</span>}
            </p>
            <p className="soft small">
              {[
                sayAgo(row.reportedAt),
                row.metres === null ? '' : say('metres', { n: Math.round(row.metres) }),
                row.sameCount > 0 ? say('others', { n: row.sameCount }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Button kind="quiet" wide busy={join.isPending} onClick={() => meToo(row.areaId, row.id)}>
              {say('meToo')}
            </Button>
          </li>
        ))}
      </ul>
      <Button wide onClick={() => void report.submit(true)}>
        {say('notSame')}
      </Button>
    </Sheet>
  )
}
