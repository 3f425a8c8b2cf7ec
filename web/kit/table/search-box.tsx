import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icon.tsx'

type Props = {
  value: string
  /** What it is called, read out. */
  label: string
  /** What can be typed, shown while it is empty; by default the label. */
  placeholder?: string
  /** Room for a long placeholder. */
  wide?: boolean
  onSearch: (q: string | undefined) => void
}

const writing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable],[role=dialog]') !== null

/** The search box above a list. Finds on Enter, so that a phone number isn't sent digit by digit; `/` goes to it from the page. */
export const SearchBox = ({ value, label, placeholder = label, wide = false, onSearch }: Props) => {
  const [typed, setTyped] = useState(value)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || writing(e.target)) return
      e.preventDefault()
      box.current?.querySelector('input')?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <form
      ref={box}
      className={wide ? 'search-box search-box-wide' : 'search-box'}
      role="search"
      onSubmit={(e) => {
        e.preventDefault()
        onSearch(typed.trim() || undefined)
      }}
    >
      <Input
        type="search"
        autoComplete="off"
        aria-label={label}
        placeholder={placeholder}
        prefix={<Icon name="search" size={16} />}
        allowClear
        maxLength={100}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          if (!e.target.value) onSearch(undefined)
        }}
      />
    </form>
  )
}
