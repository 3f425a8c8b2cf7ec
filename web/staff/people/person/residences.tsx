import { Link } from '@tanstack/react-router'
import type { Person, Residence } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useDictionary } from '../dictionary.ts'
import { useSourceText } from './use-source-text.ts'
import { words } from './words.ts'

/** 居住与户口: 人户分离 in words, where they are registered and live now, and where they did before. */
export const Residences = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const source = useSourceText()
  const { code } = useDictionary()
  const rows = [...person.residences].sort((a, b) => Number(a.until !== null) - Number(b.until !== null))
  const when = (row: Residence) =>
    `${row.since ? sayDay(row.since) : say('unknownSince')} – ${row.until ? sayDay(row.until) : say('now')}`
  return (
    <Panel flush title={say('residences')}>
      <p className="empty-line">
        <strong>{say(`separation_${person.separation}`)}</strong>
        {person.separation === 'registered_only' && <span className="soft"> · {say('service')}</span>}
      </p>
      {rows.length === 0 && <p className="empty-line soft">{say('noResidence')}</p>}
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id} className={`line${row.until ? ' line-past' : ''}`}>
            <div className="line-main">
              <p>
                <span className="mark mark-still">{say(`kind_${row.kind}`)}</span>{' '}
                {row.address ?? row.atAreaName ?? say('outside')}
                {row.address && row.atAreaId !== person.areaId && (
                  <span className="soft"> · {row.atAreaName ?? say('outside')}</span>
                )}
                {row.relation && <span className="soft"> · {code('relation', row.relation)}</span>}
              </p>
              <p className="soft small">
                {when(row)}
                {row.reason && ` · ${row.reason}`}
              </p>
              <p className="soft small">{source(row.source)}</p>
            </div>
            {row.dwellingId && row.atAreaId === person.areaId && (
              <Link to="/dwellings/$areaId/$id" params={{ areaId: String(person.areaId), id: row.dwellingId }}>
                {say('openDwelling')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
