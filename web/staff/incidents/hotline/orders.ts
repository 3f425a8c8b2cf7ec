import type { z } from 'zod'
import { HotlineOrder, type CheckedOrder } from '#contract/incidents/hotline-orders.ts'

export const orderFields = ['orderNo', 'text', 'placeText', 'reporterName', 'reporterPhone'] as const
export type OrderField = (typeof orderFields)[number]

type Case = { areaId: number; id: string; number: number }
/** A row of the file on the screen: as checked, mended here, left out, or sent. */
export type Order = CheckedOrder & {
  /** Fields shown as inputs: those that were faulty, or all of a row being edited. */
  open: OrderField[]
  out?: boolean
  outcome?: 'taken' | 'there' | 'refused'
  message?: string | null
}
export type OrderFile = { name: string; orders: Order[]; unknownColumns: string[]; more: boolean }

export const fromChecked = (row: CheckedOrder): Order => ({
  ...row,
  open: orderFields.filter((field) => row.faults.some((fault) => fault.field === field)),
})

export type OrderState = 'ready' | 'faulty' | 'done' | 'out'
export const caseOf = (order: Order): Case | null => order.already
export const stateOf = (order: Order): OrderState => {
  if (order.already) return 'done'
  if (order.out) return 'out'
  return order.faults.length || order.outcome === 'refused' ? 'faulty' : 'ready'
}

/** What is sent: empty cells are no values. */
export const asSent = (order: Order): z.input<typeof HotlineOrder> => ({
  orderNo: order.orderNo,
  text: order.text,
  ...(order.placeText && { placeText: order.placeText }),
  ...(order.reporterName && { reporterName: order.reporterName }),
  ...(order.reporterPhone && { reporterPhone: order.reporterPhone }),
  ...(order.categoryId && { categoryId: order.categoryId }),
  urgent: order.urgent,
})

/** Checks a row again after it was changed, with the shape the intake asks for; `sayIssue` puts it in plain words. */
const faultsOf = (order: Order, sayIssue: (issue: z.core.$ZodIssue) => string): Order['faults'] => {
  const sent = asSent(order)
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''))
  const { error } = HotlineOrder.safeParse(given, { reportInput: true })
  return (error?.issues ?? []).map((issue) => ({ field: String(issue.path[0]), message: sayIssue(issue) }))
}

/** One row changed: its faults anew, and the doubles of its number in the whole file. */
export const changeOrder = (
  orders: readonly Order[],
  row: number,
  part: Partial<Order>,
  words: { sayIssue: (issue: z.core.$ZodIssue) => string; twice: string },
): Order[] => {
  const changed = orders.map((order) => {
    if (order.row !== row) return order
    const next: Order = { ...order, ...part, outcome: undefined, message: undefined }
    return { ...next, faults: faultsOf(next, words.sayIssue) }
  })
  const seen = new Set<string>()
  return changed.map((order) => {
    const double = order.orderNo !== '' && !order.out && seen.has(order.orderNo)
    if (!order.out) seen.add(order.orderNo)
    const others = order.faults.filter((fault) => fault.message !== words.twice)
    if (double === others.length < order.faults.length) return order
    return { ...order, faults: double ? [...others, { field: 'orderNo', message: words.twice }] : others }
  })
}

export const countByState = (orders: readonly Order[]): Record<OrderState, number> => {
  const counts = { ready: 0, faulty: 0, done: 0, out: 0 }
  for (const order of orders) counts[stateOf(order)]++
  return counts
}
