import { Link } from '@tanstack/react-router'
import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { findItems, listClasses } from '#contract/matters/catalogue.ts'
import { listDrafts } from '#contract/matters/catalogue-admin.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { useNameOf } from '../form/name-of.ts'
import { NewItem } from './new-item.tsx'
import { words } from './words.ts'

/** The items in force here by class, and what is still a draft. */
export const ItemList = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const [typed, setTyped] = useState('')
  const [classCode, setClass] = useState<string>()
  const [making, setMaking] = useState(false)
  const q = useSettled(typed.trim(), 250)
  const classes = useAnswer(listClasses, { params: { areaId } })
  const drafts = useAnswer(listDrafts, { params: { areaId } })
  const query = { limit: 500, ...(q ? { q } : {}), ...(classCode ? { class: classCode } : {}) }
  const found = useAnswer(findItems, { params: { areaId }, query }, { keepPrevious: true })
  const link = (code: string, name: string) => (
    <Link to="/matters/catalogue/$code" params={{ code }} search={{ area: areaId } as never}>
      {name}
    </Link>
  )
  return (
    <>
      <div className="admin-head admin-note">
        <Input.Search
          allowClear
          className="admin-search"
          aria-label={say('find')}
          placeholder={say('find')}
          onChange={(e) => setTyped(e.target.value)}
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
        <Button type="primary" onClick={() => setMaking(true)}>
          {say('newItem')}
        </Button>
      </div>
      {Boolean(drafts.data?.rows.length) && (
        <p className="list-told">
          <strong>{say('drafts')}</strong>
          {drafts.data?.rows.map((d) => (
            <span key={d.code} className="cell-title">
              {link(d.code, nameOf(d))}
            </span>
          ))}
        </p>
      )}
      <Answered query={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon="search" title={say('none')} />
          ) : (
            <ul className="admin-list">
              {rows.map((row) => (
                <li key={row.code}>
                  <span className="admin-list-main">
                    <span className="cell-title">
                      {link(row.code, nameOf(row))}{' '}
                      {row.atOnce && <span className="mark mark-good">{say('atOnce')}</span>}{' '}
                      {row.example && <span className="mark mark-still">{say('example')}</span>}
                    </span>
                    <span className="soft small cell-second">{row.summary}</span>
                  </span>
                  <span className="soft small">
                    {[
                      nameOf({ zh: row.classZh, en: row.classEn }),
                      phrase(`matters.kind.${row.kind}`),
                      say('days', { n: row.promisedDays }),
                      say('papersN', { n: row.papers }),
                      phrase(`matters.online.${row.online}`),
                    ].join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <Drawer
        open={making}
        onClose={() => setMaking(false)}
        title={say('newItem')}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        <NewItem areaId={areaId} classes={classes.data?.rows ?? []} />
      </Drawer>
    </>
  )
}
