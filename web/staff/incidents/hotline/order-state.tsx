import { Link } from '@tanstack/react-router'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { stateOf, type Order } from './orders.ts'
import { words } from './words.ts'

/** How a row stands, in words; what is a case already links to it. */
export const OrderState = ({ order }: { order: Order }) => {
  const say = useWords(words)
  const state = stateOf(order)
  if (order.already)
    return (
      <>
        <Light kind={order.outcome === 'taken' ? 'good' : 'info'}>
          {say(order.outcome === 'taken' ? 'taken' : 'there')}
        </Light>
        <Link
          to="/incidents/$areaId/$id"
          params={{ areaId: String(order.already.areaId), id: order.already.id }}
          className="order-case"
        >
          {caseNumber(order.already.number)}
        </Link>
      </>
    )
  if (state === 'out') return <Light kind="still">{say('out')}</Light>
  if (state === 'ready') return <Light kind="good">{say('ready')}</Light>
  return (
    <>
      <Light kind="bad">{say(order.outcome === 'refused' ? 'refused' : 'faulty')}</Light>
      {order.message && <p className="order-fault small">{order.message}</p>}
    </>
  )
}
