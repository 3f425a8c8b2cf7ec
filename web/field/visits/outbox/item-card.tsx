import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { sayAgo } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import {
  conflictsOf,
  discard,
  draftOf,
  dropDraft,
  keepDraft,
  retry,
  settle,
  useField,
  type OutboxItem,
} from '../../store/index.ts'
import { FactConflicts } from './fact-conflicts.tsx'
import { mendingOf } from './mend-item.ts'
import { useLabel } from './use-label.ts'
import { words } from './words.ts'

const lights: Record<OutboxItem['state'], LightKind> = {
  waiting: 'still',
  sending: 'info',
  done: 'good',
  conflict: 'warn',
  refused: 'bad',
}

/** The case an item is a step of, to be looked at before one chooses. */
const caseOf = ({ asked, route }: OutboxItem): string | undefined => {
  if (!route.name.startsWith('incidents.')) return undefined
  const { areaId, id } = (asked.params ?? {}) as { areaId?: number; id?: string }
  return areaId && id ? `/tasks/${areaId}/${id}` : undefined
}

/** Somebody moved the case meanwhile: mine on top of it, or as it is now. */
const CaseConflict = ({ item }: { item: OutboxItem }) => {
  const say = useWords(words)
  const href = caseOf(item)
  const choose = (keep: 'mine' | 'theirs') =>
    void settle(item.id, { keep }).then(() => sayDone(say('settled')), sayRefused)
  return (
    <>
      <p>{say('conflictCase')}</p>
      {item.refusal && <p className="soft small">{item.refusal.title}</p>}
      {href && (
        <Link href={href} className="button button-quiet button-wide">
          {say('seeCase')}
        </Link>
      )}
      <div className="actions-beside">
        <Button onClick={() => choose('mine')}>{say('keepMine')}</Button>
        <Button kind="quiet" onClick={() => choose('theirs')}>
          {say('keepTheirs')}
        </Button>
      </div>
    </>
  )
}

/** A few tries are the weather; after this many one may want to look at it, or give it up. */
const manyTries = 8

/** One thing to be told to the server: where it stands, why it isn't there yet, and what one can do about it. */
export const ItemCard = ({ item }: { item: OutboxItem }) => {
  const say = useWords(words)
  const [, go] = useLocation()
  const [giving, setGiving] = useState(false)
  const label = useLabel(item.label)
  const mending = mendingOf(item, useField().pack)
  const again = () => void retry(item.id).then(() => sayDone(say('retried')), sayRefused)
  const mend = () => {
    if (!mending) return
    // What was begun to be mended before is gone on with.
    if (draftOf(mending.name) === undefined) keepDraft(mending.name, mending.draft)
    go(mending.href)
  }
  const giveUp = async () => {
    await discard(item.id)
    if (mending) dropDraft(mending.name)
  }
  const stuck = item.state === 'refused' || (item.state === 'waiting' && item.tries >= manyTries)
  return (
    <li className="card">
      <p className="task-head">
        <strong>{label}</strong>
        <span className="task-state">
          <Light kind={lights[item.state]}>{say(`state_${item.state}`)}</Light>
        </span>
      </p>
      <p className="soft small">
        {[
          say('madeAt', { at: sayAgo(new Date(item.madeAt).toISOString()) }),
          item.files.length > 0 && say('files', { n: item.files.length }),
          item.tries > 1 && item.state !== 'done' && say('tries', { n: item.tries }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {item.state === 'refused' && item.refusal && (
        <div className="refused">
          <Icon name="alert" />
          <div>
            <p>{item.refusal.title}</p>
            {item.refusal.errors.map(({ field, message }) => (
              <p key={field} className="small">
                {message}
              </p>
            ))}
          </div>
        </div>
      )}
      {item.state === 'conflict' &&
        (conflictsOf(item).length ? <FactConflicts item={item} /> : <CaseConflict item={item} />)}
      {stuck && (
        <div className="actions-beside">
          {mending && <Button onClick={mend}>{say('mend')}</Button>}
          <Button kind="quiet" onClick={again}>
            {say('retry')}
          </Button>
          <Button kind="bad" onClick={() => setGiving(true)}>
            {say('discard')}
          </Button>
        </div>
      )}
      {giving && (
        <Sheet open title={say('discardTitle', { label })} onClose={() => setGiving(false)}>
          <p>{say('discardAbout')}</p>
          <Button wide onClick={() => setGiving(false)}>
            {say('keepIt')}
          </Button>
          <Button kind="bad" wide onClick={() => void giveUp().catch(sayRefused)}>
            {say('discard')}
          </Button>
        </Sheet>
      )}
    </li>
  )
}
