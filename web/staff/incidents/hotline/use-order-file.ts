import { useCallback, useEffect, useState } from 'react'
import type { OrderFile } from './orders.ts'

const prefix = 'linli.hotline-orders.'

/** Of whoever worked in this tab before: names and phones of others are not left lying about. */
const forgetOthers = (own: string) => {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix) && key !== own) sessionStorage.removeItem(key)
}
const read = (key: string): OrderFile | undefined => {
  try {
    forgetOthers(key)
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as OrderFile)
  } catch {
    // private windows refuse, an older version's draft can't be read: then there is none
    return undefined
  }
}

/**
 * The file being worked on, kept in this tab only and gone with it: it holds names and phones, so it must not outlive the
 * work on a shared computer. `kept` is false when there was too much of it.
 */
export const useOrderFile = (accountId: string) => {
  const key = prefix + accountId
  const [file, setFile] = useState<OrderFile | undefined>(() => read(key))
  const [kept, setKept] = useState(true)
  useEffect(() => {
    try {
      if (file) sessionStorage.setItem(key, JSON.stringify(file))
      else sessionStorage.removeItem(key)
      setKept(true)
    } catch {
      setKept(false)
    }
  }, [key, file])
  const change = useCallback(
    (how: (orders: OrderFile['orders']) => OrderFile['orders']) =>
      setFile((now) => now && { ...now, orders: how(now.orders) }),
    [],
  )
  return { file, setFile, change, kept }
}
