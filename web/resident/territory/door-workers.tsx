import type { Door } from '#contract/visits/plates.ts'
import { useWords } from '#kit/language.ts'
import { words as doorWords } from '../visits/words.ts'
import { CallRow } from './call-row.tsx'
import { words } from './words.ts'

const duties = { lead: 'lead2', A: 'worker', B: 'substitute' } as const
const order = ['A', 'B', 'lead']

/** Who looks after a building, with the picture the community put there; the one to call first. */
export const DoorWorkers = ({ door }: { door: Door }) => {
  const say = useWords(words)
  const said = useWords(doorWords)
  if (!door.workers.length) return <p className="soft">{say('nobody')}</p>
  return (
    <>
      <p className="soft small">{`${door.areaName} ${door.gridName ?? ''}`.trim()}</p>
      <ul className="calls">
        {door.workers
          .toSorted((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty))
          .map((worker) => (
            <li key={`${worker.duty}-${worker.name}`} className={worker.photo ? 'door-worker' : undefined}>
              {worker.photo && (
                <img
                  src={`/api/areas/${door.areaId}/worker-photos/${worker.photo}`}
                  alt={said('photoOf', { name: worker.name })}
                  width={72}
                  height={96}
                  loading="lazy"
                />
              )}
              <CallRow title={worker.name} about={say(duties[worker.duty])} phone={worker.officePhone} />
            </li>
          ))}
      </ul>
    </>
  )
}
