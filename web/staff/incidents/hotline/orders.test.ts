import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckedOrder } from '#contract/incidents/hotline-orders.ts'
import { asSent, changeOrder, countByState, fromChecked, stateOf } from './orders.ts'

const checked = (row: number, more: Partial<CheckedOrder> = {}): CheckedOrder => ({
  row,
  orderNo: `A${row}`,
  text: '路灯不亮',
  placeText: '',
  reporterName: '',
  reporterPhone: '',
  urgent: false,
  categoryId: null,
  faults: [],
  already: null,
  ...more,
})
const words = { sayIssue: () => '不对', twice: '重复' }
const orders = [
  checked(1),
  checked(2, { reporterPhone: '1381234', faults: [{ field: 'reporterPhone', message: '格式不对' }] }),
  checked(3, { already: { areaId: 1, id: 'x', number: 7 } }),
].map(fromChecked)

test('a faulty row stays out until it is mended, and its faulty cells stand open', () => {
  assert.deepEqual(orders.map(stateOf), ['ready', 'faulty', 'done'])
  assert.deepEqual(orders[1]!.open, ['reporterPhone'])
  const worse = changeOrder(orders, 2, { reporterPhone: '139' }, words)
  assert.equal(stateOf(worse[1]!), 'faulty')
  const mended = changeOrder(worse, 2, { reporterPhone: '13812345678' }, words)
  assert.equal(stateOf(mended[1]!), 'ready')
  const without = changeOrder(worse, 2, { reporterPhone: '' }, words)
  assert.equal(stateOf(without[1]!), 'ready')
  assert.ok(!('reporterPhone' in asSent(without[1]!)))
})

test('a number changed to one that stands above is a double, until one of the two is left out', () => {
  const double = changeOrder(orders, 2, { orderNo: 'A1', reporterPhone: '' }, words)
  assert.deepEqual(double[1]!.faults, [{ field: 'orderNo', message: '重复' }])
  assert.equal(stateOf(changeOrder(double, 1, { out: true }, words)[1]!), 'ready')
  assert.deepEqual(countByState(double), { ready: 1, faulty: 1, done: 1, out: 0 })
})

test('what was refused can be changed and sent again', () => {
  const refused = [{ ...orders[0]!, outcome: 'refused' as const, message: '类别不存在' }]
  assert.equal(stateOf(refused[0]!), 'faulty')
  assert.equal(stateOf(changeOrder(refused, 1, { categoryId: null }, words)[0]!), 'ready')
})
