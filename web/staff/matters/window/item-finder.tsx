import { Button, Input, Select } from 'antd'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { findItems, listClasses } from '#contract/matters/catalogue.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { useNameOf } from '../form/name-of.ts'
import { recentItems } from './recent-items.ts'
import { words } from './words.ts'

type Props = { areaId: number; onPick: (code: string) => void }

/** 办什么事: found as residents say it; ↑ ↓ choose, Enter takes the first or the chosen. */
export const ItemFinder = ({ areaId, onPick }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const [typed, setTyped] = useState('')
  const [classCode, setClass] = useState<string>()
  const [at, setAt] = useState(0)
  const q = useSettled(typed.trim(), 180)
  const classes = useAnswer(listClasses, { params: { areaId } }, { fresh: 600_000 })
  const asked = q || classCode
  const found = useAnswer(
    findItems,
    asked ? { params: { areaId }, query: { limit: classCode ? 40 : 8, ...(q ? { q } : {}), ...(classCode ? { class: classCode } : {}) } } : undefined, // prettier-ignore
    { keepPrevious: true, fresh: 60_000 },
  )
  const rows = asked ? (found.data?.rows ?? []) : []
  useEffect(() => setAt(0), [q, classCode])
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'ArrowDown') setAt(Math.min(at + 1, rows.length - 1))
    else if (e.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (e.key === 'Enter' && rows[at] && q === typed.trim()) onPick(rows[at].code)
    else return
    e.preventDefault()
  }
  const recent = recentItems()
  return (
    <>
      <div className="window-find">
        <Input
          id="window-item"
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls="window-items"
          aria-autocomplete="list"
          aria-activedescendant={rows[at] ? `window-item-${at}` : undefined}
          autoComplete="off"
          aria-label={say('findItem')}
          placeholder={say('findItem')}
          prefix={<Icon name="search" size={16} />}
          maxLength={100}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
          onKeyDown={onKey}
        />
        <Select
          className="window-class"
          aria-label={say('anyClass')}
          placeholder={say('anyClass')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={classCode}
          onChange={(code?: string) => setClass(code)}
          options={(classes.data?.rows ?? []).map((c) => ({ value: c.code, label: nameOf(c) }))}
        />
      </div>
      {!asked && recent.length > 0 && (
        <p className="window-recent">
          <span className="soft small">{say('recent')}</span>
          {recent.map((item) => (
            <Button key={item.code} size="small" onClick={() => onPick(item.code)}>
              {nameOf(item)}
            </Button>
          ))}
        </p>
      )}
      {asked && found.isPending && <Skeleton lines={4} />}
      {found.error && <Failure error={found.error} again={() => void found.refetch()} />}
      {asked && found.data && rows.length === 0 && (
        <Empty icon="search" title={say('noItem')} about={say('noItemWay')} />
      )}
      <ul id="window-items" role="listbox" aria-label={say('item')} className="window-items">
        {rows.map((row, i) => (
          <li
            key={row.code}
            id={`window-item-${i}`}
            role="option"
            aria-selected={i === at}
            className={i === at ? 'window-item window-item-at' : 'window-item'}
            onMouseEnter={() => setAt(i)}
            onClick={() => onPick(row.code)}
          >
            <span className="window-item-name">
              <strong>{nameOf(row)}</strong>
              {row.atOnce && <span className="mark mark-good">{say('atOnce')}</span>}
              {row.example && <span className="mark mark-still">{say('example')}</span>}
              {row.why && <span className="soft small">{say('matched', { why: row.why })}</span>}
            </span>
            <span className="soft small">{row.summary}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
