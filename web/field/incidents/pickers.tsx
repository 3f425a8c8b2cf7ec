import { useId, useState } from 'react'
import { findColleagues } from '#contract/access/colleagues.ts'
import { listIncidents } from '#contract/incidents/incident-lists.ts'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { listOrganisations } from '#contract/territory/organisations.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import type { FieldPackNow } from '../store/index.ts'
import { orKept, useKeptOf } from './kept-of.ts'
import { words } from './words.ts'

type CaseRow = Pick<IncidentRow, 'id' | 'text' | 'placeText' | 'reportedAt'>
type OrganisationRow = FieldPackNow['organisations'][number]
type ColleagueRow = FieldPackNow['colleagues'][number]
export type Picker<V, C = V> = { label: string; value: V | undefined; onChoose: (value: C) => void; error?: string }

/** Another open case of the same community. */
export const CasePicker = ({
  label,
  areaId,
  not,
  value,
  onChoose,
  error,
}: Picker<string> & { areaId: number; not: string }) => {
  const say = useWords(words)
  const kept = useKeptOf(areaId)
  const query = useAnswer(listIncidents, { params: { areaId }, query: { scope: 'open', sort: 'newest', limit: 50 } })
  // One that the server doesn't know yet can't be merged into.
  const known = [...(kept?.tasks.values() ?? [])].filter(
    (task) => task.areaId === areaId && task.number && !task.closedAt,
  )
  return (
    <Answered query={orKept<CaseRow, typeof query>(query, known)}>
      {({ rows }) => {
        const others = rows.filter((row) => row.id !== not)
        if (!others.length) return <p className="soft">{say('noOther')}</p>
        return (
          <ChoiceField
            label={label}
            error={error}
            value={value}
            choices={others.map((row) => ({
              value: row.id,
              label: row.text.slice(0, 24),
              about: [row.placeText, sayAgo(row.reportedAt)].filter(Boolean).join(' · '),
            }))}
            onChoose={onChoose}
          />
        )
      }}
    </Answered>
  )
}

const fewEnough = 12

/** Who may work on a case of its area: organisations there and in the areas above, by kind. Several may be pressed; many are found by name. */
export const OrganisationPicker = ({
  label,
  areaId,
  many,
  value,
  onChoose,
  error,
}: Picker<number[]> & { areaId: number; many?: boolean }) => {
  const say = useWords(words)
  const [wanted, setWanted] = useState('')
  const asked = { params: { areaId }, query: { reach: 'true', limit: 500 } }
  const kept = useKeptOf(areaId)
  const query = useAnswer(listOrganisations, asked, { fresh: 300_000 })
  const name = useId()
  const chosen = value ?? []
  const press = (id: number, on: boolean) => {
    if (!many) onChoose([id])
    else onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  }
  return (
    <Answered query={orKept<OrganisationRow, typeof query>(query, kept?.organisations)}>
      {({ rows }) => {
        const found = rows.filter(
          (row) => chosen.includes(row.id) || `${row.name}${row.shortName}`.includes(wanted.trim()),
        )
        return (
          <fieldset className="field">
            <legend className="field-label">{label}</legend>
            {rows.length > fewEnough && (
              <TextField
                label={say('findOrganisation')}
                type="search"
                value={wanted}
                onChange={(e) => setWanted(e.target.value)}
              />
            )}
            {!found.length && <p className="soft">{say('noOrganisation')}</p>}
            {[...Map.groupBy(found, (row) => row.kindName)].map(([kind, ofKind]) => (
              <div key={kind}>
                <p className="soft small">{kind}</p>
                <div className="choices">
                  {ofKind.map((row) => (
                    <label key={row.id} className="choice">
                      <input
                        type={many ? 'checkbox' : 'radio'}
                        name={name}
                        checked={chosen.includes(row.id)}
                        onChange={(e) => press(row.id, e.target.checked)}
                      />
                      <span>{row.name}</span>
                    </label>
                  ))}
                </div>
              </div>
            ))}
            {error && (
              <p className="field-error" role="alert">
                {error}
              </p>
            )}
          </fieldset>
        )
      }}
    </Answered>
  )
}

export const ColleaguePicker = ({
  label,
  areaId,
  value,
  onChoose,
  error,
}: Picker<string, string | undefined> & { areaId: number }) => {
  const say = useWords(words)
  const kept = useKeptOf(areaId)
  const query = useAnswer(findColleagues, { params: { areaId } })
  return (
    <Answered query={orKept<ColleagueRow, typeof query>(query, kept?.colleagues)}>
      {({ rows }) => (
        <ChoiceField
          label={label}
          error={error}
          value={value ?? ''}
          choices={[
            { value: '', label: say('none') },
            // Who has two posts is one person.
            ...[...new Map(rows.map((row) => [row.accountId, row])).values()]
              .filter((row) => !row.absent)
              .map((row) => ({ value: row.accountId, label: row.name, about: row.title ?? undefined })),
          ]}
          onChoose={(chosen) => onChoose(chosen || undefined)}
        />
      )}
    </Answered>
  )
}
