import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

type Props<T> = {
  rows: readonly T[]
  nameOf: (row: T) => string
  about: (row: T) => ReactNode
  opened: number | undefined
  onOpen: (at: number | undefined) => void
  onChange: (rows: T[]) => void
  children: (row: T, at: number, set: (change: Partial<T>) => void) => ReactNode
}

/** Things in an order: opened to be changed, moved up and down, taken out. */
export const MovableList = <T extends object>({
  rows,
  nameOf,
  about,
  opened,
  onOpen,
  onChange,
  children,
}: Props<T>) => {
  const say = useWords(words)
  const swap = (at: number, to: number) => {
    const next = [...rows]
    ;[next[at], next[to]] = [next[to]!, next[at]!]
    onChange(next)
    if (opened === at) onOpen(to)
  }
  const icon = (name: 'up' | 'down' | 'remove', of: string, at: number, to: number) => (
    <Button
      type="text"
      size="small"
      disabled={name !== 'remove' && (to < 0 || to >= rows.length)}
      aria-label={say(name, { name: of })}
      icon={<Icon name={name === 'remove' ? 'close' : 'down'} size={14} />}
      style={name === 'up' ? { transform: 'rotate(180deg)' } : undefined}
      onClick={() =>
        name === 'remove' ? (onOpen(undefined), onChange(rows.filter((_, i) => i !== at))) : swap(at, to)
      }
    />
  )
  return (
    <ul className="movable">
      {rows.map((row, at) => {
        const name = nameOf(row)
        return (
          <li key={at} className={opened === at ? 'movable-open' : undefined}>
            <div className="movable-head">
              <button
                type="button"
                className="movable-name"
                aria-expanded={opened === at}
                aria-label={say('edit', { name })}
                onClick={() => onOpen(opened === at ? undefined : at)}
              >
                <strong>{name}</strong>
                <span className="soft small">{about(row)}</span>
              </button>
              {icon('up', name, at, at - 1)}
              {icon('down', name, at, at + 1)}
              {icon('remove', name, at, at)}
            </div>
            {opened === at &&
              children(row, at, (change) => onChange(rows.map((r, i) => (i === at ? { ...r, ...change } : r))))}
          </li>
        )
      })}
    </ul>
  )
}
