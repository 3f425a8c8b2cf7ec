import type { CaseLife } from '../seed-demo/case-life.ts'
import { field } from '../seed-demo/copy-rows.ts'
import type { Count } from '../seed-demo/count-life.ts'
import type { Place } from '../seed-demo/places.ts'
import { randomOf } from '../seed-demo/random.ts'
import type { Resident } from '../seed-demo/residents.ts'
import type { World } from '../seed-demo/world.ts'
import { caseColumns, caseRow, reportColumns, wordsOfCase } from '../seed-demo/write-cases.ts'

const columns: readonly string[] = [...caseColumns, ...reportColumns]
const at = (column: string) => columns.indexOf(column)
const place = {
  area: at('area_id'),
  id: at('id'),
  number: at('number'),
  grid: at('grid_no'),
  reporter: at('reporter_id'),
  handler: at('handler_organisation_id'),
  handlerAccount: at('handler_account_id'),
  first: at('first_receiver_id'),
  reported: at('reported_at'),
  point: at('point'),
  merged: at('merged_into'),
}

/** Which copies of old closed cases lie in which community, and in whose hands: enough to count them. */
export type Copied = { life: number; organisationId: number }

type Cloning = {
  world: World
  /** Closed lives, oldest first. */
  lives: readonly CaseLife[]
  copies: number
  places: readonly Place[]
  residents: readonly Resident[]
  /** The kind of matter an organisation answers for, and of whom in a community. */
  kindOf: ReadonlyMap<number, string>
  firstNumber: number
}

/**
 * Copies of closed cases into other communities, oldest first, as lines for COPY: the same story and the same clocks, another
 * place, reporter and department. They bring no time line of their own. `copied` fills up with what each community got,
 * `wordLines` with their lines of incidents.case_words.
 */
export function* cloneLines(
  { world, lives, copies, places, residents, kindOf, firstNumber }: Cloning,
  copied: Map<number, Copied[]>,
  wordLines: Buffer[],
): Generator<Buffer> {
  const random = randomOf('clones')
  let number = firstNumber
  let text = ''
  let said = ''
  for (const [index, life] of lives.entries()) {
    const fields = caseRow(life).map(field)
    const words = field(wordsOfCase(life.report))
    const { c } = life
    const kind = c.handler_organisation_id === null ? undefined : kindOf.get(c.handler_organisation_id)
    const minute = c.reported_at.getTime() - (c.reported_at.getTime() % 60_000)
    // The same number of copies each, the rest spread evenly.
    const mine = Math.floor(((index + 1) * copies) / lives.length) - Math.floor((index * copies) / lives.length)
    for (let n = 0; n < mine; n++) {
      const where = random.pick(places)
      const district = where.areaId - (where.areaId % 1_000_000)
      const organisationId =
        kind === undefined
          ? null
          : (world.unitOf(kind, where.areaId) ??
            world.unitOf(kind, where.areaId - (where.areaId % 1000)) ??
            world.unitOf(kind, district) ??
            null)
      const clerk = world.staff.holders(where.areaId, 'window_clerk')[0]!.accountId
      const reported = new Date(minute + random.whole(0, c.reported_at.getTime() - minute))
      const point = random.pick(where.points)
      fields[place.area] = String(where.areaId)
      fields[place.id] = random.uuid(reported)
      fields[place.number] = String(number++)
      fields[place.grid] = String(where.gridNo)
      fields[place.reporter] = random.pick(residents).accountId
      fields[place.handler] = organisationId === null ? '\\N' : String(organisationId)
      fields[place.handlerAccount] =
        c.handler_account_id === null
          ? '\\N'
          : organisationId === null
            ? clerk
            : world.staff.officers(organisationId)[0]!.accountId
      fields[place.first] = c.first_receiver_id === null ? '\\N' : clerk
      fields[place.reported] = reported.toISOString()
      fields[place.point] = `SRID=4326;POINT(${point[0]} ${point[1]})`
      text += fields.join('\t') + '\n'
      said += `${where.areaId}\t${fields[place.id]}\t${words}\n`
      const there = copied.get(where.areaId)
      const copy = { life: index, organisationId: organisationId ?? 0 }
      if (there) there.push(copy)
      else copied.set(where.areaId, [copy])
    }
    if (text.length > 256 * 1024) {
      yield Buffer.from(text)
      wordLines.push(Buffer.from(said))
      text = said = ''
    }
  }
  wordLines.push(Buffer.from(said))
  if (text) yield Buffer.from(text)
}

/** The counts of a copy: its original's, for the organisation that has it here. */
export const countsOfCopy = (counts: readonly Count[], original: number, organisationId: number): Count[] =>
  counts.map((c) => (c.organisationId === original && original !== 0 ? { ...c, organisationId } : c))
