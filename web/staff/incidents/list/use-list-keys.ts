import { useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable],[role=dialog]') !== null

/** J, K and ↓ reach the first row from anywhere on the page, / reaches the search box; inside a table the rows move by themselves. */
export const useListKeys = () => {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return
      if (e.key === '/') document.getElementById('incident-search')?.focus()
      else if (['j', 'k'].includes(e.key) && !(e.target as HTMLElement).closest?.('tr[tabindex]'))
        document.querySelector<HTMLElement>('.table tr[tabindex]')?.focus()
      else return
      e.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
