import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { mayBeOne, type SameDay, type SameDayVerdict } from '#contract/visits/same-day.ts'
import { settleSameDay } from '#contract/visits/settle-same-day.ts'
import type { Visit } from '#contract/visits/visits.ts'
import { sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './same-day-words.ts'

const One = ({ visit, other }: { visit: Visit; other: SameDay }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const send = useSend(settleSameDay)
  const { areaId, id } = visit
  const settle = (verdict: SameDayVerdict) =>
    send.mutate(
      { params: { areaId, id, otherId: other.id }, body: { verdict, version: other.version } },
      { onSuccess: () => sayDone(say(`done_${verdict}`)), onError: sayRefused },
    )
  const what = say('line', { at: sayTime(other.at), worker: other.worker, kind: phrase(`visits.kind.${other.kind}`) })
  const open = other.verdict === 'open'
  return (
    <li className="same-day">
      <p>
        {other.readable ? (
          <Link to={'/visits/$areaId/$id' as '/'} params={{ areaId: String(areaId), id: other.id } as never}>
            {what}
          </Link>
        ) : (
          what
        )}{' '}
        <span className={`mark ${open ? 'mark-warn' : 'mark-good'}`}>{say(`is_${other.verdict}`)}</span>
      </p>
      {other.maySettle && (
        <p className="case-buttons">
          {open && mayBeOne(visit, other) && (
            <Button loading={send.isPending} onClick={() => settle('one')}>
              {say('one')}
            </Button>
          )}
          {open ? (
            <Button loading={send.isPending} onClick={() => settle('both')}>
              {say('both')}
            </Button>
          ) : (
            <Button loading={send.isPending} onClick={() => settle('open')}>
              {say('undo')}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

/** 同日另有记录: who else wrote about this household that day, and what to make of it. */
export const SameDayPart = ({ visit }: { visit: Visit }) => {
  const say = useWords(words)
  if (!visit.sameDay.length) return null
  return (
    <Alert
      type={visit.sameDay.some((one) => one.verdict === 'open') ? 'warning' : 'info'}
      showIcon
      title={say('title')}
      description={
        <>
          <ul>
            {visit.sameDay.map((other) => (
              <One key={other.id} visit={visit} other={other} />
            ))}
          </ul>
          <p className="soft small">{say('counting')}</p>
        </>
      }
    />
  )
}
