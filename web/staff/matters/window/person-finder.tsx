import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { windowView, type FoundApplicant } from '#contract/matters/window.ts'
import { useWords } from '#kit/language.ts'
import { sayList } from '#kit/format.ts'
import { useAnswer } from '#kit/queries.ts'
import { Icon } from '#kit/icon.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import type { Chosen } from './use-intake.ts'
import { words } from './words.ts'

type Props = { areaId: number; onChoose: (chosen: Chosen) => void }

/** What was typed is a name when it holds no digits; else a phone or a document number. */
const startNamed = (q: string): Chosen => ({
  kind: 'named',
  name: /\d/.test(q) ? '' : q,
  phone: /^1\d{10}$/.test(q) ? q : '',
  document: /\d{12,}/.test(q) ? q : '',
})

/** 谁来办: one field for document, phone and name; one hit is taken at once, several are chosen from with ↑ ↓ Enter. */
export const PersonFinder = ({ areaId, onChoose }: Props) => {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const found = useAnswer(windowView, q ? { params: { areaId }, query: { q } } : undefined)
  const { data } = found
  const alone = data?.applicant
  useEffect(() => {
    if (alone) onChoose({ kind: 'known', person: alone })
    else if (data?.people.length) list.current?.querySelector('button')?.focus()
  }, [data, alone, onChoose])
  const search = (e: FormEvent) => {
    e.preventDefault()
    setQ(typed.trim() || undefined)
  }
  const move = (e: React.KeyboardEvent<HTMLUListElement>) => {
    const all = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = all.indexOf(e.target as HTMLButtonElement)
    const to = e.key === 'ArrowDown' ? at + 1 : e.key === 'ArrowUp' ? at - 1 : undefined
    if (to === undefined) return
    e.preventDefault()
    all[to]?.focus()
  }
  const line = (p: FoundApplicant) => [p.age === null ? null : say('years', { n: p.age }), p.document, p.address].filter(Boolean).join(' · ') // prettier-ignore
  return (
    <>
      <form role="search" className="window-find" onSubmit={search}>
        <Input
          id="window-person"
          type="search"
          autoFocus
          autoComplete="off"
          aria-label={say('findPerson')}
          placeholder={say('findPerson')}
          prefix={<Icon name="search" size={16} />}
          maxLength={100}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button htmlType="submit" type={typed ? 'primary' : 'default'}>
          {say('find')}
        </Button>
      </form>
      {q && found.isPending && <Skeleton lines={3} />}
      {found.error && <Failure error={found.error} again={() => void found.refetch()} />}
      {data && data.people.length > 1 && (
        <>
          <p className="soft small" role="status">
            {say('manyFound', { n: data.people.length })}
          </p>
          <ul className="window-people" ref={list} onKeyDown={move}>
            {data.people.map((person) => (
              <li key={person.personId}>
                <button type="button" onClick={() => onChoose({ kind: 'known', person })}>
                  <strong>{person.name}</strong>
                  <span className="soft small">{line(person)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.people.length === 0 && (
        <div className="window-none" role="status">
          <p>{say('noPerson', { q: q ?? '' })}</p>
          {data.elsewhere.length > 0 && (
            <p className="soft small">{say('elsewhere', { areas: sayList(data.elsewhere.map((e) => e.areaName)) })}</p>
          )}
        </div>
      )}
      <Button
        type={data && data.people.length === 0 ? 'primary' : 'link'}
        size={data && data.people.length === 0 ? 'middle' : 'small'}
        onClick={() => onChoose(startNamed(typed.trim()))}
      >
        {say('named')}
      </Button>
    </>
  )
}
