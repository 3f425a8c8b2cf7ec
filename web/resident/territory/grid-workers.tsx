import { getGrid } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CallRow } from './call-row.tsx'
import { words } from './words.ts'

const duties = { lead: 'lead2', A: 'worker', B: 'substitute' } as const
const order = ['A', 'B', 'lead']

/** 网格长 and 网格员 of a grid, the one to call first. `few` shows only that one. */
export const GridWorkers = ({ areaId, gridNo, few }: { areaId: number; gridNo: number; few?: boolean }) => {
  const say = useWords(words)
  const query = useAnswer(getGrid, { params: { areaId, gridNo } }, { fresh: 300_000 })
  return (
    <Answered query={query}>
      {({ workers, areaName, name }) => {
        const sorted = workers.toSorted((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty))
        if (!sorted.length) return <p className="soft">{say('nobody')}</p>
        return (
          <>
            <p className="soft small">{`${areaName} ${name}`}</p>
            <ul className="calls">
              {sorted.slice(0, few ? 1 : undefined).map((worker) => (
                <li key={`${worker.duty}-${worker.name}`}>
                  <CallRow title={worker.name} about={say(duties[worker.duty])} phone={worker.officePhone} />
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </Answered>
  )
}
