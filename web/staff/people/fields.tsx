import '../admin.css'
import '../incidents/incidents.css'
import './people.css'
import { Alert, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { getDictionary, listSourceRules } from '#contract/people/codes.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { pick, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { FieldForm } from './admin/field-form.tsx'
import { useConfigures } from './admin/may-configure.ts'
import { Ranks, ranksOf, useOrderText } from './admin/ranks.tsx'
import { words } from './admin/words.ts'

/** 居民字段: what is kept of a person, by what law, and whom to believe? */
export default function Fields() {
  const say = useWords(words)
  const { areaId, configures } = useConfigures()
  const dictionary = useAnswer(getDictionary, {})
  const rules = useAnswer(listSourceRules, {})
  const order = useOrderText()
  const [q, setQ] = useState('')
  const [open, setOpen] = useState<{ name?: string }>()
  const [everywhere, setEverywhere] = useState(false)
  const known = dictionary.data?.fields.find((f) => f.name === open?.name)
  const rows = rules.data?.rows ?? []
  const nextSort = Math.max(0, ...(dictionary.data?.fields ?? []).map((f) => f.sort)) + 1
  return (
    <Page
      title={say('fields')}
      lead={say('fieldsLead')}
      actions={
        configures && (
          <Button type="primary" onClick={() => setOpen({})}>
            {say('add')}
          </Button>
        )
      }
    >
      <div className="admin-stack">
        {!configures && <Alert type="info" showIcon title={say('mayNot')} />}
        <Panel
          title={say('believeAll')}
          actions={
            configures && (
              <Button size="small" onClick={() => setEverywhere(!everywhere)} aria-expanded={everywhere}>
                {say('edit')}
              </Button>
            )
          }
        >
          <Answered query={rules}>
            {({ rows: all }) => (
              <>
                <p>
                  <strong>{order(all, '*')}</strong>
                </p>
                <p className="soft small">{say('believeAbout')}</p>
                {everywhere && <Ranks areaId={areaId} rules={all} field="*" disabled={!configures} />}
              </>
            )}
          </Answered>
        </Panel>
        <Input.Search
          className="admin-search"
          allowClear
          aria-label={say('find')}
          placeholder={say('find')}
          onChange={(e) => setQ(e.target.value.trim().toLowerCase())}
        />
        <Answered query={dictionary}>
          {({ fields }) => {
            const shown = fields.filter((f) =>
              `${f.name} ${f.zh} ${f.en} ${f.aliases.join(' ')}`.toLowerCase().includes(q),
            )
            return shown.length === 0 ? (
              <Empty icon="search" title={say('none')} />
            ) : (
              <Panel>
                <div className="scroll" tabIndex={0} role="group" aria-label={say('fields')}>
                  <table className="admin-table">
                    <thead>
                      <tr>
                        <th scope="col">{say('name')}</th>
                        <th scope="col">{say('kindOf')}</th>
                        <th scope="col">{say('legalBasis')}</th>
                        <th scope="col">{say('believe')}</th>
                        <th scope="col">{say('edit')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {shown.map((field) => {
                        const own = ranksOf(rows, field.name).some((r) => r.own)
                        return (
                          <tr key={field.name} className={field.active ? undefined : 'soft'}>
                            <th scope="row">
                              <strong>{pick(field)}</strong>{' '}
                              {field.core && <span className="mark mark-still">{say('isCore')}</span>}{' '}
                              {field.sensitive && <span className="mark mark-warn">{say('isSensitive')}</span>}{' '}
                              {!field.active && <span className="mark mark-still">{say('off')}</span>}
                            </th>
                            <td>{say(`kind_${field.kind}`)}</td>
                            <td className="field-basis">{field.legalBasis}</td>
                            <td>{own ? order(rows, field.name) : <span className="soft">{say('asAll')}</span>}</td>
                            <td>
                              <Button
                                size="small"
                                aria-label={`${say('edit')} ${pick(field)}`}
                                onClick={() => setOpen({ name: field.name })}
                              >
                                {say('edit')}
                              </Button>
                            </td>
                          </tr>
                        )
                      })}
                    </tbody>
                  </table>
                </div>
              </Panel>
            )
          }}
        </Answered>
      </div>
      <Drawer
        open={open !== undefined && (open.name === undefined || known !== undefined)}
        onClose={() => setOpen(undefined)}
        title={known ? pick(known) : say('add')}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {open && areaId && dictionary.data && (
          <div className="admin-drawer">
            {known && (
              <section>
                <h3>{say('believeOwn')}</h3>
                <Ranks areaId={areaId} rules={rows} field={known.name} disabled={!configures} />
              </section>
            )}
            {configures && (
              <FieldForm
                areaId={areaId}
                known={known}
                families={dictionary.data.families}
                nextSort={nextSort}
                onClose={() => setOpen(undefined)}
              />
            )}
          </div>
        )}
      </Drawer>
    </Page>
  )
}
