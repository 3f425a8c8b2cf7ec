import '../admin.css'
import '../incidents/incidents.css'
import './people.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { getDictionary, type Code } from '#contract/people/codes.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { pick, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { CodeForm } from './admin/code-form.tsx'
import { useConfigures } from './admin/may-configure.ts'
import { words } from './admin/words.ts'
import { today } from './today.ts'

const useValidity = () => {
  const say = useWords(words)
  return ({ validFrom, validTo }: Code) =>
    [validFrom && say('fromDay', { day: sayDay(validFrom) }), validTo && say('toDay', { day: sayDay(validTo) })]
      .filter(Boolean)
      .join(' ') || say('always')
}

/** 代码表: which codes are in use, since when, and by which other words are they known? */
export default function Codes() {
  const say = useWords(words)
  const go = useNavigate()
  const validity = useValidity()
  const { areaId, configures } = useConfigures()
  const search = useSearch({ strict: false }) as { family?: string }
  const query = useAnswer(getDictionary, {})
  const [q, setQ] = useState('')
  const [editing, setEditing] = useState<{ known?: Code }>()
  const now = today()
  const state = (code: Code) =>
    code.validTo && code.validTo < now ? (
      <Light kind="still">{say('over')}</Light>
    ) : code.validFrom && code.validFrom > now ? (
      <Light kind="still">{say('notYet')}</Light>
    ) : (
      <Light kind="good">{say('inUse')}</Light>
    )
  return (
    <Page title={say('codes')} lead={say('codesLead')}>
      <Answered query={query}>
        {({ families }) => {
          const family = families.find((f) => f.name === search.family) ?? families[0]
          if (!family) return <Empty title={say('none')} />
          const wanted = q.trim().toLowerCase()
          const rows = family.codes.filter((c) =>
            `${c.code} ${c.zh} ${c.en} ${c.aliases.join(' ')}`.toLowerCase().includes(wanted),
          )
          return (
            <div className="admin-stack">
              {!configures && <Alert type="info" showIcon title={say('mayNot')} />}
              <div className="admin-head">
                <Select
                  className="admin-search"
                  aria-label={say('family')}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={family.name}
                  onChange={(name: string) => void go({ to: '.', search: { family: name }, replace: true } as never)}
                  options={families.map((f) => ({ value: f.name, label: `${pick(f)}（${f.codes.length}）` }))}
                />
                <Input.Search
                  className="admin-search"
                  allowClear
                  aria-label={say('find')}
                  placeholder={say('find')}
                  onChange={(e) => setQ(e.target.value)}
                />
                {configures && (
                  <Button type="primary" onClick={() => setEditing({})}>
                    {say('add')}
                  </Button>
                )}
              </div>
              <Panel title={pick(family)}>
                <p className="soft small admin-note">
                  {say('basis')} {family.basis}
                </p>
                {rows.length === 0 ? (
                  <Empty icon="search" title={say('none')} />
                ) : (
                  <div className="scroll" tabIndex={0} role="group" aria-label={pick(family)}>
                    <table className="admin-table">
                      <thead>
                        <tr>
                          <th scope="col">{say('code')}</th>
                          <th scope="col">{say('zh')}</th>
                          <th scope="col">{say('en')}</th>
                          <th scope="col">{say('aliases')}</th>
                          <th scope="col">{say('valid')}</th>
                          <th scope="col">{configures && say('edit')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {rows.map((code) => (
                          <tr key={code.code}>
                            <th scope="row" className="figure">
                              {code.code}
                            </th>
                            <td>{code.zh}</td>
                            <td>{code.en}</td>
                            <td className="soft">{code.aliases.join('、') || '-'}</td>
                            <td>
                              {state(code)} <span className="soft small">{validity(code)}</span>
                            </td>
                            <td>
                              {configures && (
                                <Button
                                  size="small"
                                  aria-label={`${say('edit')} ${code.zh}`}
                                  onClick={() => setEditing({ known: code })}
                                >
                                  {say('edit')}
                                </Button>
                              )}
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                )}
              </Panel>
              {editing && areaId && (
                <CodeForm
                  areaId={areaId}
                  family={family.name}
                  known={editing.known}
                  nextSort={Math.max(0, ...family.codes.map((c) => c.sort)) + 1}
                  onClose={() => setEditing(undefined)}
                />
              )}
            </div>
          )
        }}
      </Answered>
    </Page>
  )
}
