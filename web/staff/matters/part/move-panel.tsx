import { Alert, Button, Dropdown } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { clientId } from '#kit/client-id.ts'
import type { FieldLook } from '#kit/form/control.tsx'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { refresh } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Sent = { moveId: string; version: number } & Record<string, unknown>
export type MovePanelProps = {
  /** Of the row, for drafts. */
  id: string
  version: number
  /** What the asker may do now, as the server says. */
  moves: readonly string[]
  /** Moves that carry the case on, the likeliest first; the rest goes into the menu. */
  forward: readonly string[]
  label: (move: string) => string
  needs: (move: string) => z.ZodObject
  fields: (move: string) => Record<string, FieldLook>
  initial?: (move: string) => Record<string, unknown>
  /** One press does it. */
  atOnce?: readonly string[]
  send: (move: string, body: Sent) => Promise<unknown>
  /** The module whose queries a move makes stale. */
  context?: string
  /** What stands above the fields of a move. */
  renderAbove?: (move: string) => ReactNode
  /** A form of its own instead. */
  renderOwn?: (move: string, close: () => void) => ReactNode
}
const most = 3

/** What may be done to a case now; its form is made from what the life cycle says the move needs. */
export const MovePanel = (props: MovePanelProps) => {
  const {
    id,
    version,
    moves,
    forward,
    label,
    needs,
    fields,
    initial,
    atOnce = [],
    send,
    renderAbove,
    renderOwn,
    context = 'matters',
  } = props
  const say = useWords(words)
  const [open, setOpen] = useState<{ move: string; moveId: string; version: number }>()
  const [busy, setBusy] = useState<string>()
  const box = useRef<HTMLElement>(null)
  useEffect(() => void box.current?.scrollIntoView({ block: 'nearest' }), [open])
  const main = forward.filter((move) => moves.includes(move)).slice(0, most)
  const rest = moves.filter((move) => !main.includes(move))
  const close = () => setOpen(undefined)
  const go = async (move: string, body: Sent) => {
    try {
      await send(move, body)
    } catch (error) {
      if (isProblem(error, 'platform.conflict')) void refresh(`${context}.`)
      throw error
    }
    sayDone(say('done', { move: label(move) }))
    void refresh(`${context}.`)
    close()
  }
  const take = async (move: string) => {
    if (!atOnce.includes(move)) return setOpen({ move, moveId: clientId(), version })
    setBusy(move)
    await go(move, { moveId: clientId(), version }).catch(sayRefused)
    setBusy(undefined)
  }
  const form = open && (renderOwn?.(open.move, close) ?? (
    <SchemaForm
      key={open.move}
      shape={needs(open.move) as never}
      fields={fields(open.move) as never}
      initial={initial?.(open.move) as never}
      send={((value: object) => go(open.move, { ...value, moveId: open.moveId, version })) as never}
      draft={`${context}.${id}.${open.move}`}
      submit={label(open.move)}
      more={<Button onClick={close}>{say('cancel')}</Button>}
    />
  )) // prettier-ignore
  return (
    <div className="case-moves unprinted">
      {moves.length === 0 ? (
        <p className="soft">{say('nothingToDo')}</p>
      ) : (
        <div className="case-buttons" role="group" aria-label={say('next')}>
          {main.map((move, at) => (
            <Button
              key={move}
              type={at === 0 ? 'primary' : 'default'}
              loading={busy === move}
              aria-expanded={atOnce.includes(move) ? undefined : open?.move === move}
              onClick={() => void take(move)}
            >
              {label(move)}
            </Button>
          ))}
          {rest.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{ items: rest.map((move) => ({ key: move, label: label(move), onClick: () => void take(move) })) }}
            >
              <Button icon={<Icon name="down" size={14} />} iconPlacement="end">
                {say('more')}
              </Button>
            </Dropdown>
          )}
        </div>
      )}
      {open && (
        <section className="move-form" aria-label={label(open.move)} ref={box}>
          <h3>{label(open.move)}</h3>
          {open.version !== version && <Alert type="warning" showIcon title={say('conflict')} />}
          {renderAbove?.(open.move)}
          {form}
        </section>
      )}
    </div>
  )
}
