import { Button, Checkbox, Grid, Table } from 'antd'
import { useWords } from '#kit/language.ts'
import { CategoryPicker } from '../move/category-picker.tsx'
import { OrderCell } from './order-cell.tsx'
import { OrderState } from './order-state.tsx'
import { orderFields, stateOf, type Order } from './orders.ts'
import { words } from './words.ts'

type Given = {
  areaId: number
  orders: readonly Order[]
  locked: boolean
  onChange: (order: Order, part: Partial<Order>) => void
}

/** The file, row by row: what it says, what is wrong with it, what becomes of it. */
export const OrderTable = ({ areaId, orders, locked, onChange }: Given) => {
  const say = useWords(words)
  // on a phone each row is a card with the names of its cells: incidents.css, .order-table
  const { md } = Grid.useBreakpoint()
  const named = (title: string) => ({ title, onCell: () => ({ 'data-name': title }) as object })
  const cell = (field: (typeof orderFields)[number]) => (_: unknown, order: Order) => (
    <OrderCell {...{ order, field, locked, onChange }} />
  )
  const actions = (order: Order) => {
    if (order.already || locked) return null
    if (order.out)
      return (
        <Button size="small" onClick={() => onChange(order, { out: undefined })}>
          {say('takeBack')}
        </Button>
      )
    return (
      <div className="order-actions">
        {order.open.length < orderFields.length && (
          <Button size="small" onClick={() => onChange(order, { open: [...orderFields] })}>
            {say('edit')}
          </Button>
        )}
        <Button size="small" type="text" onClick={() => onChange(order, { out: true })}>
          {say('leaveOut')}
        </Button>
      </div>
    )
  }
  return (
    <Table<Order>
      aria-label={say('title')}
      size="small"
      className="order-table"
      rowKey={(order) => order.row}
      dataSource={orders as Order[]}
      scroll={md ? { x: 1180 } : undefined}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      rowClassName={(order) => (order.out ? 'order-out' : stateOf(order) === 'faulty' ? 'order-faulty' : '')}
      columns={[
        {
          key: 'row',
          ...named(say('row')),
          width: 56,
          align: 'right',
          render: (_, o) => <span className="soft">{o.row}</span>,
        },
        { key: 'state', ...named(say('state')), width: 116, render: (_, order) => <OrderState order={order} /> },
        { key: 'orderNo', ...named(say('orderNo')), width: 164, render: cell('orderNo') },
        { key: 'text', ...named(say('text')), render: cell('text') },
        { key: 'placeText', ...named(say('placeText')), width: 140, render: cell('placeText') },
        {
          key: 'reporter',
          ...named(say('reporter')),
          width: 150,
          render: (_, order) => (
            <div className="order-reporter">
              <OrderCell {...{ order, locked, onChange }} field="reporterName" />
              <OrderCell {...{ order, locked, onChange }} field="reporterPhone" />
            </div>
          ),
        },
        {
          key: 'category',
          ...named(say('category')),
          width: 180,
          render: (_, order) =>
            order.already || order.out ? null : (
              <>
                <CategoryPicker<number>
                  areaId={areaId}
                  label={say('category')}
                  placeholder={say('categoryNone')}
                  value={order.categoryId ?? undefined}
                  onChange={(categoryId) => onChange(order, { categoryId: categoryId ?? null })}
                />
                <Checkbox checked={order.urgent} onChange={(e) => onChange(order, { urgent: e.target.checked })}>
                  {say('urgent')}
                </Checkbox>
              </>
            ),
        },
        { key: 'actions', title: '', width: 132, render: (_, order) => actions(order) },
      ]}
    />
  )
}
