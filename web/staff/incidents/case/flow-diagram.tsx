import { incidentStates, isOpen, type IncidentState } from '#contract/incidents/incident-flow.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from '../words.ts'
import { box, cornerOf, pathOf, waysOfFlow } from './flow-layout.ts'

const ways = waysOfFlow()
const width = box.edge * 2 + 7 * box.right + box.width
const height = box.edge * 2 + 26 + 2 * box.down + box.height

/** 流程图, drawn from the same data the server runs: where the case is, the way it came, the ways it may go. */
export default function FlowDiagram({ detail }: { detail: IncidentDetail }) {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const name = (state: IncidentState) => phrase(`incidents.state.${state}`)
  const came = new Set(detail.steps.map((step) => `${step.fromState}>${step.toState}`))
  const been = new Set<IncidentState>(detail.steps.map((step) => step.toState))
  const kindOf = (key: string, from: IncidentState) => (came.has(key) ? 'came' : from === detail.state ? 'may' : 'far')
  const order = { far: 0, may: 1, came: 2 }
  const drawn = ways
    .map((way) => ({ way, key: `${way.from}>${way.to}`, kind: kindOf(`${way.from}>${way.to}`, way.from) }))
    .sort((a, b) => order[a.kind as 'far'] - order[b.kind as 'far'])
  return (
    <figure className="flow">
      <div className="scroll" tabIndex={0} role="group" aria-label={say('diagram')}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={`${say('diagram')}：${name(detail.state)}`}
        >
          <defs>
            {['far', 'may', 'came'].map((kind) => (
              <marker
                key={kind}
                id={`flow-${kind}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="6"
                markerHeight="6"
                orient="auto"
              >
                <path d="M0 0 8 4 0 8Z" className={`flow-head-${kind}`} />
              </marker>
            ))}
          </defs>
          {drawn.map(({ way, key, kind }) => (
            <path key={key} d={pathOf(way)} className={`flow-way flow-${kind}`} markerEnd={`url(#flow-${kind})`}>
              <title>{`${name(way.from)} → ${name(way.to)}：${way.moves.map((m) => phrase(`incidents.move.${m}`)).join('、')}`}</title>
            </path>
          ))}
          {incidentStates.map((state) => {
            const { x, y } = cornerOf(state)
            const kind = state === detail.state ? 'here' : been.has(state) ? 'been' : 'not'
            return (
              <g key={state} className={`flow-state flow-${kind}`}>
                <rect x={x} y={y} width={box.width} height={box.height} rx={isOpen(state) ? 8 : box.height / 2} />
                <text x={x + box.width / 2} y={y + box.height / 2} dominantBaseline="central" textAnchor="middle">
                  {name(state)}
                </text>
              </g>
            )
          })}
        </svg>
      </div>
      <figcaption className="soft small">{say('diagramAbout')}</figcaption>
    </figure>
  )
}
