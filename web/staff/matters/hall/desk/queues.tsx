import { Button } from 'antd'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSayWait } from '../say-hall.ts'
import { TicketLine } from './ticket-line.tsx'
import type { Desk } from './use-desk.ts'
import { useMoves } from './use-moves.ts'
import { words } from './words.ts'

/** Who waits by queue, and about how long. */
export const Queues = ({ desk }: { desk: Desk }) => {
  const say = useWords(words)
  const sayWait = useSayWait()
  return (
    <Panel title={say('queues')}>
      <ul className="hall-queues">
        {desk.queues.map((q) => (
          <li key={q.letter}>
            <span>
              <strong className="hall-letter">{q.letter}</strong> {q.name}
            </span>
            <span className="figure">{say('waitN', { n: q.waiting })}</span>
            <span className="soft small">{sayWait(q.wait)}</span>
          </li>
        ))}
      </ul>
      <p className="soft small hall-counts">
        {say('expected', { n: desk.expected })} · {say('served', { n: desk.served })}
      </p>
    </Panel>
  )
}

/** Those who wait, in the order in which this window would call them. */
export const Waiting = ({ desk, mine }: { desk: Desk; mine: boolean }) => {
  const say = useWords(words)
  return (
    <Panel title={say(mine ? 'next' : 'waitingAll')}>
      {desk.next.length ? (
        <ol className="hall-lines">
          {desk.next.map((t) => (
            <TicketLine key={t.id} ticket={t} />
          ))}
        </ol>
      ) : (
        <p className="soft">
          {say('nobody')} {say('nobodyWay')}
        </p>
      )}
    </Panel>
  )
}

/** Parked: straight back to my window. Passed: into the queue again. */
export const Aside = ({ desk, windowNo }: { desk: Desk; windowNo?: number }) => {
  const say = useWords(words)
  const { move, moving } = useMoves()
  return (
    <>
      {desk.parked.length > 0 && (
        <Panel title={say('parked')}>
          <ul className="hall-lines">
            {desk.parked.map((t) => (
              <TicketLine key={t.id} ticket={t}>
                {windowNo && (
                  <Button
                    size="small"
                    disabled={moving || desk.current !== null}
                    onClick={() => void move(t, 'resume', { windowNo })}
                  >
                    {say('resume')}
                  </Button>
                )}
              </TicketLine>
            ))}
          </ul>
        </Panel>
      )}
      {desk.passed.length > 0 && (
        <Panel title={say('passed')}>
          <ul className="hall-lines">
            {desk.passed.map((t) => (
              <TicketLine key={t.id} ticket={t}>
                <Button size="small" disabled={moving} onClick={() => void move(t, 'requeue')}>
                  {say('requeue')}
                </Button>
              </TicketLine>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
