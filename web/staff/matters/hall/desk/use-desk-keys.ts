import { useEffect, useRef } from 'react'

/** Keys no browser and no screen reader wants for itself: the desk is worked without a mouse. */
export type DeskKey = 'F2' | 'F4' | 'F8' | 'F9'

/** Runs what stands behind a key, wherever the cursor is, but not while a dialogue asks something or a key is held down. */
export const useDeskKeys = (actions: Partial<Record<DeskKey, () => void>>) => {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const action = latest.current[e.key as DeskKey]
      if (!action || e.repeat || document.querySelector('[role=dialog]')) return
      e.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
