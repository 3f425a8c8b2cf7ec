import { Select } from 'antd'
import { useState } from 'react'
import { compareVersions, type ItemVersion } from '#contract/matters/catalogue-admin.ts'
import { sayDay, sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { words } from './words.ts'

const kinds = { draft: 'info', published: 'good', superseded: 'still', retired: 'bad' } as const
const idOf = (v: ItemVersion) => `${v.areaId}.${v.no}`
const split = (id: string) => id.split('.').map(Number) as [number, number]

/** 各版本 and what differs between two of them. */
export const Versions = ({ areaId, code, rows }: { areaId: number; code: string; rows: readonly ItemVersion[] }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const [to, setTo] = useState(rows[0] ? idOf(rows[0]) : undefined)
  const [from, setFrom] = useState(rows[1] ? idOf(rows[1]) : undefined)
  const name = (v: ItemVersion) => `${v.areaId === 0 ? say('example') : v.areaName} ${say('versionNo', { n: v.no })}`
  const options = rows.map((v) => ({ value: idOf(v), label: name(v) }))
  const [fromArea, fromNo] = split(from ?? '')
  const [toArea, toNo] = split(to ?? '')
  const compared = useAnswer(
    compareVersions,
    from && to && from !== to
      ? { params: { areaId, code }, query: { fromArea, from: fromNo, toArea, to: toNo } }
      : undefined,
  )
  return (
    <div className="admin-stack">
      <ul className="admin-list">
        {rows.map((v) => (
          <li key={idOf(v)}>
            <span className="admin-list-main">
              {name(v)} <Light kind={kinds[v.state]}>{phrase(`matters.version.${v.state}`)}</Light>
              {v.note && <span className="soft small cell-second">{v.note}</span>}
            </span>
            <span className="soft small">
              {v.publishedAt && say('by', { who: v.publishedBy ?? '', at: sayInstant(v.publishedAt) })}
              {v.validFrom && ` · ${sayDay(v.validFrom)}`}
              {v.validTo && `–${sayDay(v.validTo)}`}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > 1 && (
        <>
          <div className="admin-head">
            <Select
              className="admin-search"
              aria-label={say('before')}
              value={from}
              onChange={setFrom}
              options={options}
            />
            <span className="soft">{say('compareWith')}</span>
            <Select className="admin-search" aria-label={say('after')} value={to} onChange={setTo} options={options} />
          </div>
          {from !== to && (
            <Answered query={compared}>
              {({ changes }) =>
                changes.length === 0 ? (
                  <p className="soft">{say('same')}</p>
                ) : (
                  <div className="scroll" tabIndex={0} role="group" aria-label={say('compare')}>
                    <table className="admin-table">
                      <thead>
                        <tr>
                          <th scope="col">{say('what')}</th>
                          <th scope="col">{say('before')}</th>
                          <th scope="col">{say('after')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {changes.map((change) => (
                          <tr key={change.path}>
                            <th scope="row" className="admin-code">
                              {change.path}
                            </th>
                            <td>{change.before ?? '-'}</td>
                            <td>{change.after ?? '-'}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                )
              }
            </Answered>
          )}
        </>
      )}
    </div>
  )
}
