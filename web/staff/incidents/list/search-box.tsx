import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

/** Finds by words, place, number or phone: on Enter, so that a phone number isn't sent digit by digit. */
export const SearchBox = ({ value, onSearch }: { value: string; onSearch: (q: string | undefined) => void }) => {
  const say = useWords(words)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <form
      className="search-box"
      role="search"
      onSubmit={(e) => {
        e.preventDefault()
        onSearch(typed.trim() || undefined)
      }}
    >
      <Input
        id="incident-search"
        type="search"
        aria-label={say('search')}
        placeholder={say('search')}
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
