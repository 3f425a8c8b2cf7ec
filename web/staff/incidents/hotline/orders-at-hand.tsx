import { Alert, Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { sayIssue } from '#kit/form/say-issue.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Failure } from '#kit/states/failure.tsx'
import { OrderTable } from './order-table.tsx'
import { changeOrder, countByState, stateOf, type Order, type OrderFile, type OrderState } from './orders.ts'
import { useTakeIn } from './use-take-in.ts'
import { words } from './words.ts'

type Given = {
  areaId: number
  file: OrderFile
  change: (how: (orders: Order[]) => Order[]) => void
  kept: boolean
}
const shows = ['all', 'faulty', 'ready', 'done', 'out'] as const

/** What came of those sent so far. */
const Outcome = ({ orders }: { orders: readonly Order[] }) => {
  const say = useWords(words)
  const of = (outcome: Order['outcome']) => orders.filter((order) => order.outcome === outcome).length
  const [taken, there, refused] = [of('taken'), of('there'), of('refused')]
  if (taken + there + refused === 0) return null
  return (
    <Alert
      type={refused ? 'warning' : 'success'}
      showIcon
      role="status"
      title={say(refused ? 'doneRefused' : 'done', { taken, there, refused })}
    />
  )
}

/** The file on the table: mend, leave out, take in. */
export const OrdersAtHand = ({ areaId, file, change, kept }: Given) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const [show, setShow] = useState<OrderState | 'all'>('all')
  const { takeIn, progress, failure, halt } = useTakeIn(areaId, change)
  const counts = countByState(file.orders)
  const onChange = (order: Order, part: Partial<Order>) =>
    change((now) => changeOrder(now, order.row, part, { sayIssue, twice: phrase('incidents.order_twice') }))
  const remarks = [
    file.more && say('moreRows'),
    file.unknownColumns.length > 0 && say('unknown', { columns: file.unknownColumns.join('、') }),
    counts.faulty > 0 && say('faultyLeft', { n: counts.faulty }),
  ].filter((remark) => remark !== false)
  return (
    <div className="orders">
      <Outcome orders={file.orders} />
      {failure !== undefined && <Failure error={failure} again={() => void takeIn(file.orders)} />}
      <div className="orders-head">
        <Segmented
          aria-label={say('state')}
          value={show}
          onChange={setShow}
          options={shows.map((value) => ({
            value,
            label: say(`show.${value}`, { n: value === 'all' ? file.orders.length : counts[value] }),
          }))}
        />
        {progress ? (
          <div className="orders-progress" role="status">
            <span>{say('taking', progress)}</span>
            <Progress percent={Math.round((100 * progress.done) / progress.all)} size="small" showInfo={false} />
            <Button onClick={halt}>{say('halt')}</Button>
          </div>
        ) : (
          <Button type="primary" disabled={counts.ready === 0} onClick={() => void takeIn(file.orders)}>
            {counts.ready ? say('take', { n: counts.ready }) : say('nothing')}
          </Button>
        )}
      </div>
      <p className="soft small">{[...remarks, say(kept ? 'kept' : 'notKept')].join(' · ')}</p>
      <div className="panel panel-flush">
        <OrderTable
          areaId={areaId}
          orders={show === 'all' ? file.orders : file.orders.filter((order) => stateOf(order) === show)}
          locked={progress !== undefined}
          onChange={onChange}
        />
      </div>
    </div>
  )
}
