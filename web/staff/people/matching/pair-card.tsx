import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { keepApart, mergePeople, undoMerge, type listPairs } from '#contract/people/merges.ts'
import type { PersonRow } from '#contract/people/people.ts'
import { clientId } from '#kit/client-id.ts'
import { sayDay } from '#kit/format.ts'
import { pick, useWords } from '#kit/language.ts'
import { useSend, type RowOf } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { AskTransfer } from '../ask-transfer.tsx'
import { isSure } from './is-sure.ts'
import { words } from './words.ts'

export type Pair = RowOf<typeof listPairs>
type Line = {
  key: 'name' | 'sex' | 'birth' | 'age' | 'document' | 'phone' | 'address' | 'relation'
  /** Fields of reasons that speak of this line. */
  of: readonly string[]
  draw: (row: PersonRow) => string
}

/** Two records side by side, field by field, with what each comparison says; nothing hangs on colour alone. */
export const PairCard = ({ pair, onLater }: { pair: Pair; onLater: () => void }) => {
  const say = useWords(words)
  const { code } = useDictionary()
  const merge = useSend(mergePeople)
  const undo = useSend(undoMerge)
  const apart = useSend(keepApart)
  const [swapped, swap] = useState(false)
  const [asking, setAsking] = useState(false)
  const [id] = useState(clientId)
  const { a, b, areaId } = pair
  const kept = swapped && b ? b : a
  const gone = swapped && b ? a : b
  const lines: Line[] = [
    { key: 'name', of: ['name', 'former_name'], draw: (r) => r.name },
    { key: 'document', of: ['document'], draw: (r) => r.document ?? '-' },
    { key: 'birth', of: ['birth', 'birth_on'], draw: (r) => (r.birthOn ? sayDay(r.birthOn) : String(r.age ?? '-')) },
    { key: 'sex', of: ['sex'], draw: (r) => code('sex', r.sex) },
    { key: 'phone', of: ['phone'], draw: (r) => r.phone ?? '-' },
    { key: 'address', of: ['address', 'dwelling', 'household', 'registered_address'], draw: (r) => r.address ?? '-' },
    { key: 'relation', of: ['relation'], draw: (r) => code('relation', r.relation) || '-' },
  ]
  const spoken = new Set(lines.flatMap((line) => line.of))
  const rest = pair.reasons.filter((reason) => !spoken.has(reason.field))
  const reason = (weight: number, text: string, key: string) => (
    <Light key={key} kind={weight > 0 ? 'good' : weight < 0 ? 'bad' : 'still'}>
      {text}
    </Light>
  )
  const join = () => {
    if (!gone) return
    merge.mutate(
      {
        params: { areaId },
        body: {
          id,
          keep: { id: kept.id, version: kept.version },
          merge: { id: gone.id, version: gone.version },
        },
      },
      {
        onSuccess: ({ disputes }) =>
          sayDone(
            disputes ? say('mergedDisputes', { name: kept.name, n: disputes }) : say('merged', { name: kept.name }),
            () =>
              undo.mutate({ params: { areaId, id } }, { onSuccess: () => sayDone(say('undone')), onError: sayRefused }),
          ),
        onError: sayRefused,
      },
    )
  }
  const separate = () =>
    apart.mutate(
      { params: { areaId }, body: { a: a.id, b: b?.id ?? a.id, bAreaId: pair.bAreaId } },
      { onSuccess: () => sayDone(say('keptApart')), onError: sayRefused },
    )
  const head = (row: PersonRow, other: boolean) => (
    <th scope="col" className={row === kept && b ? 'pair-kept' : undefined}>
      <Link to="/people/$areaId/$id" params={{ areaId: String(row.areaId), id: row.id }}>
        {say(other ? 'two' : 'one')}
      </Link>{' '}
      {b &&
        (row === kept ? (
          <span className="mark mark-care">{say('kept')}</span>
        ) : (
          <Button type="link" size="small" onClick={() => swap(!swapped)}>
            {say('swap')}
          </Button>
        ))}
    </th>
  )
  return (
    <article className="pair" aria-label={a.name}>
      <header className="pair-head">
        <Light kind={isSure(pair) ? 'good' : 'warn'}>{say(isSure(pair) ? 'sure' : 'likely')}</Light>
        <div className="pair-way unprinted">
          {b ? (
            <>
              <Button type="primary" loading={merge.isPending} onClick={join}>
                {say('merge')}
              </Button>
              <Button loading={apart.isPending} onClick={separate}>
                {say('apart')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsking(true)}>{pair.bAreaName}</Button>
          )}
          <Button type="text" onClick={onLater}>
            {say('later')}
          </Button>
        </div>
      </header>
      {!b && <p className="empty-line">{say('elsewhere', { area: pair.bAreaName })}</p>}
      <div className="scroll">
        <table className="plain">
          <thead>
            <tr>
              <td />
              {head(a, false)}
              {b && head(b, true)}
              <th scope="col">{say('says')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row" className="soft">
                  {say(`field_${line.key}`)}
                </th>
                <td>{line.draw(a)}</td>
                {b && <td>{line.draw(b)}</td>}
                <td>
                  {pair.reasons
                    .filter((r) => line.of.includes(r.field))
                    .map((r, at) => reason(r.weight, pick(r), `${r.field}.${at}`))}
                </td>
              </tr>
            ))}
            {rest.map((r, at) => (
              <tr key={`${r.field}.${at}`}>
                <td colSpan={b ? 3 : 2} />
                <td>{reason(r.weight, pick(r), r.field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AskTransfer areaId={areaId} open={asking} onClose={() => setAsking(false)} />
    </article>
  )
}
