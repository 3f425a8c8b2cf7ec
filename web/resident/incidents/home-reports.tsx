import { Link } from 'wouter'
import { myIncidents } from '#contract/incidents/followed-incidents.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useRoot } from '#kit/root.ts'
import { words as shell } from '../words.ts'
import { ReportRow } from './report-row.tsx'

/** My latest three; what waits for my verdict first. Takes no room while there is nothing. */
export default function HomeReports() {
  const say = useWords(shell)
  const root = useRoot()
  const { data } = useAnswer(
    myIncidents,
    root === undefined ? undefined : { params: { areaId: root }, query: { limit: 10 } },
    { every: 60_000 },
  )
  const rows = data?.rows.toSorted((a, b) => Number(b.asksMe) - Number(a.asksMe)).slice(0, 3) ?? []
  if (!rows.length) return null
  return (
    <section>
      <div className="section-title">
        <h2>{say('mine')}</h2>
        <Link href="/mine" className="section-all">
          {say('all')}
        </Link>
      </div>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <ReportRow row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}
