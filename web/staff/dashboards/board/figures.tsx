import type { getIndicators } from '#contract/incidents/indicators.ts'
import { indicators, type Indicator } from '#contract/incidents/metrics.ts'
import type { Answer } from '#contract/route.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { definitionOf, FigureLink, IndicatorName } from '../figure.tsx'
import { words } from '../words.ts'
import { Change } from './change.tsx'

type Figures = Answer<typeof getIndicators>['figures']
export const rates: readonly Indicator[] = ['response_rate', 'solution_rate', 'satisfaction_rate']
export const counts: readonly Indicator[] = ['open', 'overdue_now', 'suspended_now', 'reported', 'closed', 'overdue']

const Tile = ({ indicator, figures, large }: { indicator: Indicator; figures: Figures; large?: boolean }) => {
  const say = useWords(words)
  const figure = figures[indicator]
  const now = definitionOf(indicator).unit === 'count' && ['open', 'overdue_now', 'suspended_now'].includes(indicator)
  return (
    <li className={large ? 'tile tile-large' : 'tile'}>
      <IndicatorName indicator={indicator} />
      <span className="tile-number">
        <FigureLink indicator={indicator} figure={figure} link={figure?.link} />
      </span>
      {figure && figure.of !== null && (
        <span className="soft small figure">
          {say('ofCounted', {
            counted: sayNumber(figure.counted, Number.isInteger(figure.counted) ? 0 : 1),
            of: sayNumber(figure.of),
          })}
        </span>
      )}
      {figure && !now && (
        <span className="tile-changes">
          <Change indicator={indicator} value={figure.value} before={figure.previous} word="previous" />
          <Change indicator={indicator} value={figure.value} before={figure.yearAgo} word="yearAgo" />
        </span>
      )}
    </li>
  )
}

export const Tiles = ({
  figures,
  of,
  large,
  label,
}: {
  figures: Figures
  of: readonly Indicator[]
  large?: boolean
  label: string
}) => (
  <ul className={large ? 'tiles tiles-large' : 'tiles'} aria-label={label}>
    {of.map((indicator) => (
      <Tile key={indicator} indicator={indicator} figures={figures} large={large} />
    ))}
  </ul>
)

/** Everything else, as a table: what it is, how it is reckoned, how it moved. */
export const QualityTable = ({
  figures,
  reportedPer10k: per10k,
  residents,
  fairlySatisfied,
}: Pick<Answer<typeof getIndicators>, 'reportedPer10k' | 'residents' | 'fairlySatisfied'> & { figures: Figures }) => {
  const say = useWords(words)
  const rest = indicators.filter((one) => !rates.includes(one) && !counts.includes(one))
  return (
    <Panel title={say('quality')} flush>
      <div className="scroll">
        <table className="plain plain-even">
          <thead>
            <tr>
              <th scope="col">{say('indicator')}</th>
              <th scope="col" className="number">
                {say('value')}
              </th>
              <th scope="col" className="number">
                {say('parts')}
              </th>
              <th scope="col" className="number">
                {say('previous')}
              </th>
              <th scope="col" className="number">
                {say('yearAgo')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rest.map((indicator) => {
              const figure = figures[indicator]
              return (
                <tr key={indicator}>
                  <th scope="row">
                    <IndicatorName indicator={indicator} />
                  </th>
                  <td className="number">
                    <FigureLink indicator={indicator} figure={figure} link={figure?.link} />
                  </td>
                  <td className="number soft figure">
                    {figure &&
                      figure.of !== null &&
                      definitionOf(indicator).unit === 'share' &&
                      `${sayNumber(figure.counted)} / ${sayNumber(figure.of)}`}
                  </td>
                  <td className="number">
                    <Change indicator={indicator} value={figure?.value ?? null} before={figure?.previous ?? null} />
                  </td>
                  <td className="number">
                    <Change indicator={indicator} value={figure?.value ?? null} before={figure?.yearAgo ?? null} />
                  </td>
                </tr>
              )
            })}
            <tr>
              <th scope="row">{say('per10k')}</th>
              <td className="number figure">{sayNumber(per10k, 1)}</td>
              <td colSpan={3} className="soft small in-lines">
                {residents &&
                  say(residents.source === null ? 'byRegister' : 'byPublished', {
                    n: sayNumber(residents.count),
                    source: residents.source ?? '',
                  })}
              </td>
            </tr>
            <tr>
              <th scope="row">{say('fairlyShare')}</th>
              <td className="number figure">{fairlySatisfied.share}</td>
              <td colSpan={3} className="soft small in-lines">
                {fairlySatisfied.source}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
