import type { Indicator } from '#contract/incidents/metrics.ts'
import { useWords } from '#kit/language.ts'
import { definitionOf } from '../figure.tsx'
import { words } from '../words.ts'

type Props = {
  indicator: Indicator
  value: number | null
  before: number | null
  /** Left out where a heading says it. */
  word?: 'previous' | 'yearAgo'
}

/** 环比, 同比: how a figure moved; shares in points, the rest in per cent of what was. Says so in words, not by colour. */
export const Change = ({ indicator, value, before, word }: Props) => {
  const say = useWords(words)
  const named = word ? `${say(word)} ` : ''
  if (value === null || before === null) return <span className="soft small">{named}-</span>
  const share = definitionOf(indicator).unit === 'share'
  if (!share && before === 0) return <span className="soft small">{named}-</span>
  const by = share ? (value - before) * 100 : ((value - before) / before) * 100
  const size = Math.abs(by).toFixed(1)
  const way = size === '0.0' ? 'same' : by > 0 ? 'up' : 'down'
  return (
    <span className={`change change-${way} small`}>
      {named}
      {say(way)}
      {way !== 'same' && <span className="figure"> {share ? say('points', { n: size }) : `${size}%`}</span>}
    </span>
  )
}
