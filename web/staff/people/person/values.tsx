import { Button } from 'antd'
import { useState } from 'react'
import type { ShownValue } from '#contract/people/fields.ts'
import type { Person } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { useDictionary } from '../dictionary.ts'
import { AddValue } from './add-value.tsx'
import { EditValue } from './edit-value.tsx'
import { Reveal, type Revealed } from './reveal.tsx'
import { useShownText } from './use-shown-text.ts'
import { useSourceText } from './use-source-text.ts'
import { words } from './words.ts'

/** 登记内容: each value with where it comes from and since when; changed in place, one by one. */
export const Values = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const may = useMay()
  const source = useSourceText()
  const shown = useShownText()
  const { field, fields } = useDictionary()
  const [editing, setEditing] = useState<string>()
  const [clear, setClear] = useState<Revealed>({})
  const edits = person.mayEdit && person.standing === 'present'
  const order = (name: string) => fields.find((f) => f.name === name)?.sort ?? 999
  const values = [...person.values].sort((a, b) => order(a.field) - order(b.field))
  const hidden = [...new Set(values.filter((v) => v.masked).map((v) => v.field))]
  // several values of one field (phones) are revealed in their order
  const textOf = (value: ShownValue) => {
    const at = values.filter((v) => v.field === value.field).indexOf(value)
    return clear[value.field]?.[at] ?? shown(value)
  }
  return (
    <Panel
      flush
      title={say('values')}
      actions={
        hidden.length > 0 &&
        person.mayReveal &&
        may('people.reveal') && <Reveal person={person} fields={hidden} clear={clear} onClear={setClear} />
      }
    >
      {values.length === 0 && <p className="empty-line soft">{say('noValues')}</p>}
      <ul className="values">
        {values.map((value, at) => {
          const key = `${value.field}.${at}`
          return (
            <li key={key} className="value">
              <span className="value-name">{field(value.field)}</span>
              {editing === key ? (
                <EditValue person={person} shown={value} onClose={() => setEditing(undefined)} />
              ) : (
                <>
                  <span className="value-text">{textOf(value)}</span>
                  <span className="value-source">{source(value.source)}</span>
                  <span className="value-ways unprinted">
                    {edits && (
                      <Button
                        type="link"
                        size="small"
                        aria-label={say('editOf', { field: field(value.field) })}
                        onClick={() => setEditing(key)}
                      >
                        {say('edit')}
                      </Button>
                    )}
                  </span>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {edits && <AddValue person={person} />}
    </Panel>
  )
}
