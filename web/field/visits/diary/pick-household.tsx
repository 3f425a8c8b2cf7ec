import { useMemo, useState } from 'react'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import type { FieldHousehold, FieldPackNow } from '../../store/index.ts'
import { foundHouseholds } from '../households/find-households.ts'
import { buildingName, buildingOf, householdName, namesIn } from '../names.ts'
import { words } from './words.ts'

const mostShown = 40

/** Which household, found by name, pinyin or door among those on the phone. */
export const PickHousehold = ({
  pack,
  value,
  onChoose,
  mayBeNone,
  error,
}: {
  pack: FieldPackNow
  value: FieldHousehold | undefined
  onChoose: (id: string | null) => void
  mayBeNone: boolean
  error?: string
}) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const found = useMemo(
    () =>
      open
        ? foundHouseholds(pack.households.values(), typed, (one) => buildingName(buildingOf(pack, one))).slice(
            0,
            mostShown,
          )
        : [],
    [open, pack, typed],
  )
  const choose = (id: string | null) => {
    onChoose(id)
    setOpen(false)
  }
  return (
    <div className="field" role="group" aria-label={say('household')}>
      <p className="field-label">{say('household')}</p>
      {value && (
        <p>
          <strong>{householdName(pack, value)}</strong> <span className="soft">{namesIn(value)}</span>
        </p>
      )}
      <Button kind="quiet" wide onClick={() => setOpen(true)}>
        {say(value ? 'otherHousehold' : 'chooseHousehold')}
      </Button>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {open && (
        <Sheet open title={say('chooseHousehold')} onClose={() => setOpen(false)}>
          <TextField
            label={say('find')}
            hint={say('findHint')}
            type="search"
            autoFocus
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
          {mayBeNone && (
            <Button kind="text" onClick={() => choose(null)}>
              {say('noHousehold')}
            </Button>
          )}
          {found.length ? (
            <ul className="rows">
              {found.map((household) => (
                <li key={household.id}>
                  <button type="button" className="row row-button" onClick={() => choose(household.id)}>
                    <span className="row-text">
                      <span className="row-title">{householdName(pack, household)}</span>
                      <span className="soft small">{namesIn(household)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('notFound')}</p>
          )}
        </Sheet>
      )}
    </div>
  )
}
