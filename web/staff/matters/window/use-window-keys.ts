import { useEffect, useRef, type RefObject } from 'react'

const places = {
  person: '#window-person',
  item: '#window-item',
  form: '#window-form :is(input, textarea)',
  papers: '#window-papers :is(input, button)',
} as const

/** Puts the cursor where the next thing is typed, once it is drawn. */
export const focusOn = (place: keyof typeof places) =>
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(places[place])?.focus()))

/** Alt+1 … Alt+4 go to a part of the page, Ctrl+Enter sends: the window is worked without a mouse. */
export const useWindowKeys = (box: RefObject<HTMLElement | null>, send: () => void) => {
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const place = e.altKey ? (Object.keys(places) as (keyof typeof places)[])[Number(e.code.replace('Digit', '')) - 1] : undefined // prettier-ignore
      if (place) focusOn(place)
      else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && box.current?.contains(document.activeElement))
        latest.current()
      else return
      e.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [box])
}
