import { incidentFlow, incidentMoves, type IncidentState } from '#contract/incidents/incident-flow.ts'

/** Where each state stands in the drawing: column, row. The states and the ways between them come from the flow itself. */
export const placeOf: Record<IncidentState, readonly [column: number, row: number]> = {
  reported: [0, 1],
  verifying: [1, 0],
  accepted: [1, 1],
  whistled: [2, 0],
  assigned: [2, 1],
  processing: [3, 1],
  feedback: [4, 1],
  visit: [5, 1],
  closed: [6, 1],
  archived: [7, 1],
  rejected: [0, 2],
  duplicate: [1, 2],
  withdrawn: [2, 2],
  void: [3, 2],
}

export type Way = { from: IncidentState; to: IncidentState; moves: string[] }

/** One way for each pair of states, with every move that takes it. */
export const waysOfFlow = (): Way[] => {
  const ways = new Map<string, Way>()
  for (const move of incidentMoves) {
    const { from, to } = incidentFlow.moves[move]
    for (const f of from as readonly IncidentState[])
      for (const t of to as readonly (IncidentState | 'same')[]) {
        if (t === 'same' || t === f) continue
        const key = `${f}>${t}`
        const way = ways.get(key) ?? { from: f, to: t, moves: [] }
        ways.set(key, { ...way, moves: [...way.moves, move] })
      }
  }
  return [...ways.values()]
}

export const box = { width: 84, height: 34, right: 104, down: 74, edge: 4 } as const
export const cornerOf = (state: IncidentState) => {
  const [column, row] = placeOf[state]
  return { x: box.edge + column * box.right, y: box.edge + 26 + row * box.down }
}

/** A line from state to state: straight ahead, over the row when it jumps or goes back, downwards to the ends. */
export const pathOf = ({ from, to }: Way): string => {
  const [a, b] = [cornerOf(from), cornerOf(to)]
  const [ac, bc] = [placeOf[from][0], placeOf[to][0]]
  const [ar, br] = [placeOf[from][1], placeOf[to][1]]
  const middle = { x: box.width / 2, y: box.height / 2 }
  if (br === ar && bc === ac + 1) return `M${a.x + box.width} ${a.y + middle.y}H${b.x}`
  if (bc === ac) {
    const down = br > ar
    const [y1, y2] = down ? [a.y + box.height, b.y] : [a.y, b.y + box.height]
    const x = a.x + middle.x + (down ? 8 : -8)
    return `M${x} ${y1}V${y2}`
  }
  if (br > ar)
    return `M${a.x + middle.x} ${a.y + box.height}C${a.x + middle.x} ${b.y - 10} ${b.x + middle.x} ${a.y + box.height + 20} ${b.x + middle.x} ${b.y}`
  const lift = ar === 1 && br === 1 ? 14 + 7 * Math.abs(bc - ac) : 18
  const top = Math.min(a.y, b.y) - lift
  return `M${a.x + middle.x} ${a.y}C${a.x + middle.x} ${top} ${b.x + middle.x} ${top} ${b.x + middle.x} ${b.y}`
}
