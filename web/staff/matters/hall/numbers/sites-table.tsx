import { hallNumbers } from '#contract/matters/hall-numbers.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { RowsLink } from './rows-link.tsx'
import { words } from './words.ts'

type Props = { areaId: number; from: string; to: string; onChoose: (siteId: string) => void }

/** The halls of an area side by side; each opens its own page. */
export const SitesTable = ({ areaId, from, to, onChoose }: Props) => {
  const say = useWords(words)
  const { data } = useAnswer(hallNumbers, { params: { areaId }, query: { from, to } })
  if (!data || data.bySite.length < 2) return null
  return (
    <Panel title={say('sites')}>
      <div className="hall-scroll" tabIndex={0} role="region" aria-label={say('sites')}>
        <table className="hall-table">
          <thead>
            <tr>
              <th>{say('site')}</th>
              <th className="number">{say('tickets')}</th>
              <th className="number">{say('waitMedian')}</th>
              <th className="number">{say('waitP90')}</th>
            </tr>
          </thead>
          <tbody>
            {data.bySite.map((s) => (
              <tr key={s.siteId}>
                <th scope="row">
                  <button type="button" className="hall-link" onClick={() => onChoose(s.siteId)}>
                    {s.siteName}
                  </button>
                </th>
                <td className="number">
                  <RowsLink rows={s.rows}>{sayNumber(s.tickets)}</RowsLink>
                </td>
                <td className="number">
                  <RowsLink rows={{ ...s.rows, waited: 0 }} measure>
                    {sayNumber(s.waitMedian, 1)}
                  </RowsLink>
                </td>
                <td className="number">
                  <RowsLink rows={{ ...s.rows, waited: Math.floor(s.waitP90 ?? 0) }} measure>
                    {sayNumber(s.waitP90, 1)}
                  </RowsLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
