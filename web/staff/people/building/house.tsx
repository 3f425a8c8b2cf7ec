import { Link } from '@tanstack/react-router'
import { useRef, type KeyboardEvent } from 'react'
import type { z } from 'zod'
import type { BuildingView } from '#contract/people/dwellings.ts'
import { useWords } from '#kit/language.ts'
import { useDictionary } from '../dictionary.ts'
import { words } from '../place-words.ts'
import { words as shared } from '../words.ts'

type View = z.infer<typeof BuildingView>
type Room = View['floors'][number]['dwellings'][number]

/** Floors from the top, units side by side: arrow keys move as the eye does, to the nearest dwelling of the next floor. */
const move = (e: KeyboardEvent<HTMLElement>, table: HTMLElement | null) => {
  const here = (e.target as HTMLElement).closest('a')
  if (!table || !here) return
  const floors = [...table.querySelectorAll('tbody tr')].map((tr) => [...tr.querySelectorAll('a')])
  const at = floors.findIndex((rooms) => rooms.includes(here))
  const rooms = floors[at] ?? []
  const middle = (room: Element) => {
    const { left, width } = room.getBoundingClientRect()
    return left + width / 2
  }
  const nearest = (step: number) => {
    for (let floor = at + step; floors[floor]; floor += step) {
      const [best] = [...floors[floor]!].sort(
        (a, b) => Math.abs(middle(a) - middle(here)) - Math.abs(middle(b) - middle(here)),
      )
      if (best) return best
    }
    return undefined
  }
  const targets: Record<string, () => HTMLAnchorElement | undefined> = {
    ArrowRight: () => rooms[rooms.indexOf(here) + 1],
    ArrowLeft: () => rooms[rooms.indexOf(here) - 1],
    ArrowUp: () => nearest(-1),
    ArrowDown: () => nearest(1),
    Home: () => rooms[0],
    End: () => rooms.at(-1),
  }
  const target = targets[e.key]
  if (!target) return
  e.preventDefault()
  target()?.focus()
}

const RoomLink = ({ areaId, room }: { areaId: number; room: Room }) => {
  const say = useWords(words)
  const name = useWords(shared)
  const { kind } = useDictionary()
  const empty = room.living === 0
  return (
    <Link
      to="/dwellings/$areaId/$id"
      params={{ areaId: String(areaId), id: room.id }}
      className={`house-room${empty ? ' house-empty' : ''}`}
    >
      <strong>{room.room || '-'}</strong>
      <span className="small">
        {empty ? say('vacant') : say('living', { n: room.living })}
        {room.registered > 0 && room.registered !== room.living && ` · ${say('registered', { n: room.registered })}`}
      </span>
      {(room.use !== 'home' || room.tenure === 'rented') && (
        <span className="small soft">
          {room.use === 'home' ? name(`tenure_${room.tenure}`) : name(`use_${room.use}`)}
        </span>
      )}
      {room.care.map((code) => (
        <span key={code} className="mark mark-care">
          {kind(code)}
        </span>
      ))}
    </Link>
  )
}

/** 楼栋图: each floor a row, each unit a column; every dwelling says who many live there and which care it needs. */
export const House = ({ view, label }: { view: View; label: string }) => {
  const say = useWords(words)
  const table = useRef<HTMLTableElement>(null)
  const units = view.units.length ? view.units : ['']
  return (
    <div className="house" tabIndex={0} role="group" aria-label={label} onKeyDown={(e) => move(e, table.current)}>
      <table ref={table}>
        <thead>
          <tr>
            <td />
            {units.map((unit) => (
              <th key={unit} scope="col" colSpan={widest(view, unit)}>
                {unit && (/^\d+$/.test(unit) ? say('unitN', { n: unit }) : unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.floors.map((floor) => (
            <tr key={floor.floor ?? 'unknown'}>
              <th scope="row">{floor.floor === null ? say('floorUnknown') : say('floorN', { n: floor.floor })}</th>
              {units.map((unit) => {
                const rooms = floor.dwellings.filter((d) => d.unit === unit)
                const missing = widest(view, unit) - rooms.length
                return [
                  ...rooms.map((room) => (
                    <td key={room.id}>
                      <RoomLink areaId={view.areaId} room={room} />
                    </td>
                  )),
                  missing > 0 && <td key={`${unit}.none`} colSpan={missing} />,
                ]
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Columns a unit takes: as many as its fullest floor has dwellings. */
const widest = (view: View, unit: string) =>
  Math.max(1, ...view.floors.map((floor) => floor.dwellings.filter((d) => d.unit === unit).length))
