import { Button, Checkbox, Input, Popover } from 'antd'
import { useState, type FormEvent } from 'react'
import { revealPerson, type Person } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

/** Values in clear by field, in the order the page shows them. */
export type Revealed = Record<string, string[]>
type Props = { person: Person; fields: readonly string[]; clear: Revealed; onClear: (revealed: Revealed) => void }

/** 查看完整内容: only for a reason, which the log and the person see; hidden again when the page is left. */
export const Reveal = ({ person, fields, clear, onClear }: Props) => {
  const say = useWords(words)
  const { field } = useDictionary()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [chosen, choose] = useState<string[]>([...fields])
  const reveal = useSend(revealPerson, ['people.list_reveals', 'people.get_person_history'])
  if (Object.keys(clear).length)
    return (
      <span className="page-actions unprinted">
        <span className="soft small">{say('revealed')}</span>
        <Button size="small" onClick={() => onClear({})}>
          {say('hide')}
        </Button>
      </span>
    )
  const ready = reason.trim().length >= 4 && chosen.length > 0
  const send = (e: FormEvent) => {
    e.preventDefault()
    if (!ready) return
    reveal.mutate(
      { params: { areaId: person.areaId, id: person.id }, body: { reason: reason.trim(), fields: chosen } },
      {
        onSuccess: ({ values }) => {
          const shown: Revealed = {}
          for (const { field: name, text } of values) (shown[name] ??= []).push(text)
          onClear(shown)
          setOpen(false)
          setReason('')
        },
      },
    )
  }
  const ask = (
    <form onSubmit={send} className="stack reveal">
      <label className="filter-label" htmlFor="reveal-reason">
        {say('revealWhy')}
      </label>
      <Input id="reveal-reason" autoFocus maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      {fields.length > 1 && (
        <>
          <span className="filter-label">{say('revealWhich')}</span>
          <Checkbox.Group
            value={chosen}
            onChange={choose}
            options={fields.map((name) => ({ value: name, label: field(name) }))}
          />
        </>
      )}
      <p className="soft small">{say('revealHint')}</p>
      {reveal.error && <p role="alert">{reveal.error.message}</p>}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={reveal.isPending}>
        {say('revealSend')}
      </Button>
    </form>
  )
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={ask} destroyOnHidden>
      <Button size="small" className="unprinted">
        {say('reveal')}
      </Button>
    </Popover>
  )
}
