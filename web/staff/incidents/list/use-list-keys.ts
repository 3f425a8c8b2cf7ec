import { useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable],[role=dialog]') !== null

/** J, K and ↓ reach the first row from anywhere on the page; inside a table the rows move by themselves. */
export const useListKeys = () => {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return
      if (!['j', 'k'].includes(e.key) || (e.target as HTMLElement).closest?.('tr[tabindex]')) return
      document.querySelector<HTMLElement>('.table tr[tabindex]')?.focus()
      e.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
