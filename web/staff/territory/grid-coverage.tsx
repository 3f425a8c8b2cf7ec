import { Button } from 'antd'
import type { Coverage } from '#contract/territory/grids.ts'
import { getCoverage } from '#contract/territory/grids.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { words } from './admin-words.ts'

type Named = Coverage['withoutA'][number] & { verdict?: 'too_small' | 'too_large' }
type Props = { areaId: number; onChoose: (areaId: number) => void }
const shown = 12

const Gaps = ({ title, rows, onChoose }: { title: string; rows: readonly Named[]; onChoose: Props['onChoose'] }) => {
  const say = useWords(words)
  if (!rows.length) return null
  return (
    <details className="grid-gaps">
      <summary>
        <Light kind="warn">
          {title} {sayNumber(rows.length)}
        </Light>
      </summary>
      <ul>
        {rows.slice(0, shown).map((row) => (
          <li key={`${row.areaId}-${row.gridNo}`}>
            <Button type="link" size="small" onClick={() => onChoose(row.areaId)}>
              {row.areaName} {row.name}
            </Button>
            {row.households !== null && (
              <span className="soft small">{say('about', { n: sayNumber(row.households) })} </span>
            )}
            {row.verdict && <span className="small">{say(row.verdict)}</span>}
          </li>
        ))}
        {rows.length > shown && <li className="soft small">{say('moreOf', { n: rows.length - shown })}</li>}
      </ul>
    </details>
  )
}

/** Are the grids of the right size, and is somebody there for each? */
export const GridCoverage = ({ areaId, onChoose }: Props) => {
  const say = useWords(words)
  const query = useAnswer(getCoverage, { params: { areaId } }, { keepPrevious: true })
  const percent = (value: number | null) => (value === null ? '-' : `${value}%`)
  return (
    <Answered query={query}>
      {(c) =>
        c.grids ? (
          <Panel
            title={say('coverage')}
            actions={<span className="soft small">{say('coverageRule', { min: c.rule.min, max: c.rule.max })}</span>}
          >
            <dl className="admin-figures">
              <div>
                <dt>{say('gridCount')}</dt>
                <dd>{sayNumber(c.grids)}</dd>
              </div>
              <div>
                <dt>{say('leadShare')}</dt>
                <dd>{percent(c.leadPercent)}</dd>
              </div>
              <div>
                <dt>{say('workerShare')}</dt>
                <dd>{percent(c.aPercent)}</dd>
              </div>
              <div>
                <dt>{say('perWorker')}</dt>
                <dd>{sayNumber(c.householdsPerWorker)}</dd>
              </div>
            </dl>
            <Gaps title={say('withoutA')} rows={c.withoutA} onChoose={onChoose} />
            <Gaps title={say('withoutLead')} rows={c.withoutLead} onChoose={onChoose} />
            <Gaps title={say('outOfSize')} rows={c.outOfSize} onChoose={onChoose} />
          </Panel>
        ) : null
      }
    </Answered>
  )
}
