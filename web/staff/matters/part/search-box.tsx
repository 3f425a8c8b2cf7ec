import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '#kit/icon.tsx'

/** Finds on Enter, so that a phone number isn't sent digit by digit. */
export const SearchBox = ({
  value,
  label,
  onSearch,
}: {
  value: string
  label: string
  onSearch: (q: string | undefined) => void
}) => {
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
        type="search"
        aria-label={label}
        placeholder={label}
        prefix={<Icon name="search" size={16} />}
        allowClear
        maxLength={60}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          if (!e.target.value) onSearch(undefined)
        }}
      />
    </form>
  )
}
