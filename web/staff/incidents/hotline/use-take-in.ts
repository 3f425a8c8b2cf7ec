import { useRef, useState } from 'react'
import { takeHotlineOrders } from '#contract/incidents/hotline-orders.ts'
import { call } from '#kit/call.ts'
import { refresh } from '#kit/queries.ts'
import { asSent, stateOf, type Order } from './orders.ts'

/** Small enough that the bar moves and nobody waits long at a halt; the route takes up to 200. */
const atOnce = 50

type Progress = { done: number; all: number }

/** Takes the ready rows in, some at a time. What was cut short may be sent again: an order becomes one case only. */
export const useTakeIn = (areaId: number, change: (how: (orders: Order[]) => Order[]) => void) => {
  const [progress, setProgress] = useState<Progress>()
  const [failure, setFailure] = useState<unknown>()
  const halted = useRef(false)
  const takeIn = async (orders: readonly Order[]) => {
    const ready = orders.filter((order) => stateOf(order) === 'ready')
    halted.current = false
    setFailure(undefined)
    try {
      for (let done = 0; done < ready.length && !halted.current; done += atOnce) {
        setProgress({ done, all: ready.length })
        const part = ready.slice(done, done + atOnce)
        const { results } = await call(takeHotlineOrders, { params: { areaId }, body: { orders: part.map(asSent) } })
        const byRow = new Map(part.map((order, i) => [order.row, results[i]!]))
        change((now) =>
          now.map((order) => {
            const result = byRow.get(order.row)
            if (!result) return order
            const { outcome, message, receipt } = result
            return { ...order, outcome, message, open: [], already: receipt ?? order.already }
          }),
        )
      }
    } catch (error) {
      setFailure(error)
    } finally {
      setProgress(undefined)
      void refresh('incidents.')
    }
  }
  return { takeIn, progress, failure, halt: () => void (halted.current = true) }
}
