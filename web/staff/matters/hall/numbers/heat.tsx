import type { hallNumbers } from '#contract/matters/hall-numbers.ts'
import type { Answer } from '#contract/route.ts'
import { useWords } from '#kit/language.ts'
import { RowsLink } from './rows-link.tsx'
import { words } from './words.ts'

type Numbers = Answer<typeof hallNumbers>
const steps = 5

/** Windows down, hours across: how many numbers, the darker the more; each opens its rows. */
export const Heat = ({ numbers }: { numbers: Numbers }) => {
  const say = useWords(words)
  const hours = numbers.byHour.filter((h) => h.tickets > 0).map((h) => h.hour)
  const most = Math.max(1, ...numbers.byCell.map((c) => c.tickets))
  const numberOf = (n: number, wait: number | null) => (
    <>
      {n}
      {wait !== null && <span className="small"> ({Math.round(wait)})</span>}
    </>
  )
  if (!numbers.byWindow.length) return <p className="soft">{say('none')}</p>
  return (
    <div className="hall-stack">
      <p className="soft small">{say('heatWay')}</p>
      <div className="hall-scroll" tabIndex={0} role="region" aria-label={say('heat')}>
        <table className="hall-table hall-heat">
          <thead>
            <tr>
              <th>{say('window')}</th>
              {hours.map((hour) => (
                <th key={hour} className="number">
                  {say('hour', { hour })}
                </th>
              ))}
              <th className="number">{say('all')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.byWindow.map((w) => (
              <tr key={`${w.siteId} ${w.windowNo}`}>
                <th scope="row">{say('windowNo', { no: w.windowNo, name: w.windowName })}</th>
                {hours.map((hour) => {
                  const cell = numbers.byCell.find(
                    (c) => c.siteId === w.siteId && c.windowNo === w.windowNo && c.hour === hour,
                  )
                  return (
                    <td
                      key={hour}
                      className={`number hall-heat-${cell ? Math.ceil((cell.tickets / most) * steps) : 0}`}
                    >
                      {cell && (
                        <RowsLink rows={cell.rows} label={say('cell', { window: w.windowNo, hour, n: cell.tickets })}>
                          {numberOf(cell.tickets, cell.waitMedian)}
                        </RowsLink>
                      )}
                    </td>
                  )
                })}
                <td className="number">
                  <strong>
                    <RowsLink rows={w.rows}>{numberOf(w.tickets, w.waitMedian)}</RowsLink>
                  </strong>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('all')}</th>
              {hours.map((hour) => {
                const of = numbers.byHour.find((h) => h.hour === hour)
                return (
                  <td key={hour} className="number">
                    {of && <RowsLink rows={of.rows}>{numberOf(of.tickets, of.waitMedian)}</RowsLink>}
                  </td>
                )
              })}
              <td className="number">
                <strong>
                  <RowsLink rows={numbers.total.rows}>
                    {numberOf(numbers.total.tickets, numbers.total.waitMedian)}
                  </RowsLink>
                </strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}
