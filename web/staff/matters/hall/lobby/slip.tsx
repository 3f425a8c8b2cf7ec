import { Button } from 'antd'
import { getTicket } from '#contract/matters/tickets.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useSayWait } from '../say-hall.ts'
import { words } from './words.ts'

type Props = { areaId: number; ticketId: string; again?: () => void; onClose: () => void }

/** 小票: the number in the hand, with what is ahead. Printed alone. */
export const Slip = ({ areaId, ticketId, again, onClose }: Props) => {
  const say = useWords(words)
  const sayWait = useSayWait()
  const ticket = useAnswer(getTicket, { params: { areaId, id: ticketId } })
  return (
    <Answered query={ticket}>
      {(t) => (
        <div className="hall-slip" role="status">
          <p className="soft">{t.siteName}</p>
          <p className="hall-current-number">{t.name}</p>
          <p>{t.queueName}</p>
          <p>
            {t.ahead !== null && say('ahead', { n: t.ahead })} · {sayWait(t.wait)}
          </p>
          <p className="soft small">{sayInstant(t.takenAt)}</p>
          <div className="form-end unprinted">
            <Button type="primary" onClick={() => window.print()}>
              {say('print')}
            </Button>
            {again && <Button onClick={again}>{say('oneMore')}</Button>}
            <Button onClick={onClose}>{say('close')}</Button>
          </div>
        </div>
      )}
    </Answered>
  )
}
