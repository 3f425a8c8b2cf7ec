import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { linkOf, type RowsLink } from '#contract/incidents/indicators.ts'
import { indicatorDefinitions, type IndicatorDefinition, type Indicator } from '#contract/incidents/metrics.ts'
import { sayNumber, sayShare } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { searchOfRows } from '../incidents/list/list-search.ts'
import { words } from './words.ts'

export const definitionOf = (indicator: Indicator): IndicatorDefinition => indicatorDefinitions[indicator]

/** A figure as people read it: 1,234; 98.7%; 12.5; «-» where nothing can be counted. */
export const sayFigure = (indicator: Indicator, value: number | null | undefined): string => {
  const { unit } = definitionOf(indicator)
  if (unit === 'share') return sayShare(value)
  return sayNumber(value, unit === 'count' ? 0 : 1)
}

type Props = {
  indicator: Indicator
  figure: { value: number | null; counted: number; of: number | null } | undefined
  link: RowsLink | undefined
}

/** A number that links to the rows it counts. A leader who may see numbers only gets the number. */
export const FigureLink = ({ indicator, figure, link }: Props) => {
  const say = useWords(words)
  const may = useMay()
  useLanguage()
  const text = sayFigure(indicator, figure?.value)
  if (!figure || !link || figure.value === null || !may('incidents.read')) return <span className="figure">{text}</span>
  const name = pick(definitionOf(indicator))
  return (
    <Link
      to="/incidents"
      search={searchOfRows(linkOf(link, indicator)) as never}
      className="figure figure-link"
      aria-label={say('rowsOf', { name, value: text })}
    >
      {text}
    </Link>
  )
}

/** The name of an indicator; how it is reckoned on hover, tap or focus. */
export const IndicatorName = ({ indicator }: { indicator: Indicator }) => {
  const say = useWords(words)
  useLanguage()
  const definition = definitionOf(indicator)
  return (
    <Tooltip title={`${pick(definition)} = ${pick(definition.formula)}`} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="indicator-name" aria-label={`${pick(definition)}，${say('formula')}`}>
        {pick(definition)}
      </button>
    </Tooltip>
  )
}
