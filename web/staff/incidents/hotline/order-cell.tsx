import { Input } from 'antd'
import { useWords } from '#kit/language.ts'
import type { Order, OrderField } from './orders.ts'
import { words } from './words.ts'

type Given = {
  order: Order
  field: OrderField
  onChange: (order: Order, part: Partial<Order>) => void
  locked: boolean
}

/** One cell: as read, or an input where something is wrong or the row is being edited; the fault stands below it. */
export const OrderCell = ({ order, field, onChange, locked }: Given) => {
  const say = useWords(words)
  const fault = order.faults.find((f) => f.field === field)?.message
  if (!order.open.includes(field) || locked || order.already || order.out)
    return <span className={field === 'text' ? 'order-words' : undefined}>{order[field]}</span>
  const id = `order-${order.row}-${field}`
  const given = {
    value: order[field],
    status: fault ? ('error' as const) : undefined,
    'aria-label': say(field),
    'aria-invalid': Boolean(fault),
    'aria-describedby': fault && `${id}-fault`,
    onChange: (e: { target: { value: string } }) => onChange(order, { [field]: e.target.value }),
  }
  return (
    <>
      {field === 'text' ? <Input.TextArea rows={2} className="growing" {...given} /> : <Input {...given} />}
      {fault && (
        <p className="order-fault small" id={`${id}-fault`}>
          {fault}
          {field === 'reporterPhone' && say('phoneHint')}
        </p>
      )}
    </>
  )
}
