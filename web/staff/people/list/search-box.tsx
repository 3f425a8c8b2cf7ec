import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

const id = 'people-search'

/** `/` goes to the search box, unless somebody is writing. */
const useSlash = () =>
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const writing = (e.target as HTMLElement).closest?.('input,textarea,[contenteditable]')
      if (e.key !== '/' || writing || e.ctrlKey || e.metaKey) return
      e.preventDefault()
      document.getElementById(id)?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

/** Finds by name, pinyin, number, phone or address: on Enter, so that a number isn't sent digit by digit. */
export const PeopleSearchBox = ({ value, onSearch }: { value: string; onSearch: (q: string | undefined) => void }) => {
  const say = useWords(words)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useSlash()
  return (
    <form
      className="search-box people-search"
      role="search"
      onSubmit={(e) => {
        e.preventDefault()
        onSearch(typed.trim() || undefined)
      }}
    >
      <Input
        id={id}
        type="search"
        autoComplete="off"
        aria-label={say('searchShort')}
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
