import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '#kit/icon.tsx'

type Props = { label: string; placeholder: string; value: string; onSearch: (q: string | undefined) => void }

/** The search box above a list of places: sent on Enter. */
export const PlaceSearch = ({ label, placeholder, value, onSearch }: Props) => {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
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
