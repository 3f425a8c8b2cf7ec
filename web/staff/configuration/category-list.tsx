import { Button } from 'antd'
import type { z } from 'zod'
import { type Category, changeCategory, orderCategories } from '#contract/incidents/configuration.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import type { Editing } from './category-form.tsx'
import { useNames } from './category-names.ts'
import { words } from './words.ts'

type Row = z.output<typeof Category>
type Props = {
  areaId: number
  rows: readonly Row[]
  parentId: number | null
  mayChange: boolean
  /** Rows that fit the search; everything when undefined. */
  fits: ReadonlySet<number> | undefined
  onEdit: (editing: Editing) => void
}

const shownWords = 12

/** The categories below one heading, with what residents say, and below them theirs. */
export const CategoryList = (props: Props) => {
  const say = useWords(words)
  const names = useNames()
  const { areaId, rows, parentId, mayChange, fits, onEdit } = props
  const change = useSend(changeCategory)
  const order = useSend(orderCategories)
  const mine = rows.filter((r) => r.parentId === parentId && (!fits || fits.has(r.id)))
  const turn = (row: Row, active: boolean) =>
    change.mutate(
      { params: { areaId, id: row.id }, body: { version: row.version, active } },
      {
        onSuccess: (now) =>
          sayDone(say('categorySwitched', { name: names.row(row), what: say(active ? 'active' : 'off') }), () =>
            turn(now, !active),
          ),
        onError: sayRefused,
      },
    )
  const move = (at: number, by: -1 | 1) => {
    const ids = mine.map((r) => r.id)
    ;[ids[at], ids[at + by]] = [ids[at + by]!, ids[at]!]
    order.mutate({ params: { areaId }, body: { ids } }, { onError: sayRefused })
  }
  return (
    <ul className="category-list">
      {mine.map((row, at) => {
        const below = rows.filter((r) => r.parentId === row.id)
        const head = (
          <span className="category-name">
            {names.row(row)} <span className="soft small">{row.code}</span>{' '}
            {!row.active && <Light kind="still">{say('off')}</Light>}{' '}
            {below.length > 0 && <span className="soft small">{say('headings', { n: below.length })}</span>}
          </span>
        )
        const about = (
          <div className="category-about">
            <div className="soft small">
              {names.group(row.limitGroup)}
              {row.organisationKind && ` · ${names.kind(row.organisationKind)}`}
              {row.words.length > 0 && ` · ${row.words.slice(0, shownWords).join('、')}`}
            </div>
            {mayChange && (
              <div className="admin-row-actions">
                <Button size="small" onClick={() => onEdit({ row })}>
                  {say('edit')}
                </Button>
                <Button size="small" onClick={() => onEdit({ taxonomy: row.taxonomy, parent: row })}>
                  {say('addBelow')}
                </Button>
                <Button size="small" onClick={() => turn(row, !row.active)}>
                  {say(row.active ? 'switchOff' : 'switchOn')}
                </Button>
                {!fits && (
                  <>
                    <Button
                      size="small"
                      disabled={at === 0}
                      aria-label={`${say('up')} ${row.zh}`}
                      icon={
                        <span className="turned">
                          <Icon name="down" size={14} />
                        </span>
                      }
                      onClick={() => move(at, -1)}
                    />
                    <Button
                      size="small"
                      disabled={at === mine.length - 1}
                      aria-label={`${say('downward')} ${row.zh}`}
                      icon={<Icon name="down" size={14} />}
                      onClick={() => move(at, 1)}
                    />
                  </>
                )}
              </div>
            )}
          </div>
        )
        return (
          <li key={row.id}>
            {below.length ? (
              <details open={fits ? true : undefined}>
                <summary>{head}</summary>
                {about}
                <CategoryList {...props} parentId={row.id} />
              </details>
            ) : (
              <div className="category-leaf">
                {head}
                {about}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
