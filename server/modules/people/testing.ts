import { sql } from 'kysely'
import type pg from 'pg'
import type { Fact } from '#contract/people/fields.ts'
import type { NewDwelling } from '#contract/people/dwellings.ts'
import type { NewResidence } from '#contract/people/people.ts'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { uuid7 } from '#platform/crypto.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { asSystem } from '#platform/system.ts'
import { ensureDwelling } from './dwellings.ts'
import { saveHousehold } from './households.ts'
import { recordPerson } from './record-person.ts'
import { openSource } from './source-store.ts'

type Running = { pool: pg.Pool }

/** A number that checks but belongs to nobody: region 319999 is no place. */
export const madeUpNumber = (birthOn: string, sequence: number, region = '319999') => {
  const first = `${region}${birthOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first + residentCheck(first)
}

let made = 0
const within = <T>(app: Running, areaId: number, work: Parameters<typeof asSystem<T>>[2]) =>
  asSystem(app.pool, 'test', work, { area: rangeOf(areaId), rootAreaId: areaId })

/** A dwelling; address 浦城路…号101室 when nothing is said. `gridNo` puts it in a grid without a building. Answers its id. */
export const givenDwelling = (
  app: Running,
  areaId: number,
  { gridNo, ...dwelling }: Partial<NewDwelling> & { gridNo?: number | null } = {},
) =>
  within(app, areaId, async (context) => {
    const sourceId = await openSource(context, { areaId, kind: 'ledger', label: '测试' })
    const about = { id: uuid7(), address: `浦城路${++made}号101室`, ...dwelling }
    const id = await ensureDwelling(context, areaId, about, sourceId)
    if (gridNo !== undefined)
      await sql`update people.dwelling set grid_no = ${gridNo}::smallint where area_id = ${areaId} and id = ${id}::uuid`.execute(
        context.db,
      )
    return id
  })

/** A household, in a dwelling of its own unless one is named. */
export const givenHousehold = (
  app: Running,
  areaId: number,
  { dwellingId, number = null }: { dwellingId?: string; number?: string | null } = {},
) =>
  within(app, areaId, async (context) => {
    const sourceId = await openSource(context, { areaId, kind: 'ledger', label: '测试' })
    const home =
      dwellingId ??
      (await ensureDwelling(context, areaId, { id: uuid7(), address: `浦城路${++made}号101室` }, sourceId))
    const id = uuid7()
    await saveHousehold(context, areaId, id, { version: null, dwellingId: home, kind: 'family', number, headId: null })
    return { id, dwellingId: home }
  })

export type GivenPerson = {
  areaId: number
  name?: string
  facts?: readonly Fact[]
  residence?: NewResidence
  registered?: NewResidence
  source?: { kind?: 'ledger' | 'registry' | 'department' | 'daily_work'; onDay?: string; label?: string }
}
/** A person who lives and is registered there; a name of their own unless one is said. Answers the id. */
export const givenPerson = (
  app: Running,
  {
    areaId,
    name = `测试${String.fromCodePoint(0x4e00 + ++made * 7)}`,
    facts = [],
    residence = { kind: 'both' },
    registered,
    source = {},
  }: GivenPerson,
) =>
  within(app, areaId, async (context) => {
    const sourceId = await openSource(context, {
      areaId,
      kind: source.kind ?? 'ledger',
      label: source.label ?? '测试台账',
      ...(source.onDay ? { onDay: source.onDay } : {}),
    })
    const id = uuid7()
    const recorded = await recordPerson(
      context,
      areaId,
      { id, facts: [{ field: 'name', value: name }, ...facts], residence, registered: registered ?? null },
      sourceId,
      { isNobodyElse: true },
    )
    if (!recorded.recorded) throw new Error('the person was not recorded')
    return id
  })
