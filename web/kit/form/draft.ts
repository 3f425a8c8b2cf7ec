import { useCallback, useEffect, useMemo, useRef } from 'react'
import { forget, keepJson, keptJson } from '../kept.ts'

/**
 * What somebody typed is kept on this device until it was sent: a closed tab, a dead battery or a refused form loses
 * nothing. No name: nothing is kept (passwords!).
 */
export const useDraft = <T extends object>(name: string | undefined) => {
  const key = name && `draft.${name}`
  const found = useMemo(() => (key ? keptJson<T>(key) : undefined), [key])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const write = useRef<() => void>(undefined)
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    write.current?.()
    write.current = undefined
  }, [])
  const remember = useCallback(
    (value: T) => {
      if (!key) return
      write.current = () => keepJson(key, value)
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, 300)
    },
    [key, flush],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    write.current = undefined
    if (key) forget(key)
  }, [key])
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { found, remember, drop }
}
