import { sql } from 'kysely'
import { seal, uuid7 } from '#platform/crypto.ts'
import { monthsAfter } from '../day.ts'
import { insertPeople, type NewPerson } from '../insert-people.ts'
import { matchKeys, type Match } from '../match-calls.ts'
import { proposePair } from '../pair-store.ts'
import { proposeFacts } from '../propose-facts.ts'
import { matchableFrom } from '../record-person.ts'
import { applyStand, residencesOf } from '../residence-store.ts'
import type { Plain } from '../read-fact.ts'
import { asFacts, checkResidents, splitCare } from './check-residents.ts'
import type { ImportWorld } from './import-world.ts'
import { readKnownPeople, saysSame } from './known-people.ts'
import { readRow, type ReadRow } from './read-row.ts'
import { residencesOfRow, rosterOf } from './residence-of-row.ts'
import { ensureDwellings, ensureHouseholds } from './resolve-places.ts'
import type { StagedRow } from './row-store.ts'
import { noteMade, noteVersions, touchPerson } from './touch-store.ts'

type Ready = { row: StagedRow; read: ReadRow; personId: string }

const placesOf = async (world: ImportWorld, some: readonly { row: StagedRow; read: ReadRow }[]) => {
  const dwellings = await ensureDwellings(
    world,
    some.flatMap(({ row, read }) =>
      read.homeAddress ? [{ address: read.homeAddress, grid: read.grid, no: row.no }] : [],
    ),
  )
  const dwellingOf = (read: ReadRow) => (read.homeAddress ? (dwellings.get(read.homeAddress) ?? null) : null)
  const households = await ensureHouseholds(
    world,
    some.flatMap(({ row, read }) =>
      read.householdNumber ? [{ number: read.householdNumber, dwellingId: dwellingOf(read), no: row.no }] : [],
    ),
  )
  return (read: ReadRow) => ({
    areaId: world.record.area_id,
    dwellingId: dwellingOf(read),
    householdId: read.householdNumber ? (households.get(read.householdNumber) ?? null) : null,
  })
}

const writeFresh = async (world: ImportWorld, fresh: readonly Ready[]): Promise<void> => {
  const { context, record, book, key, chosen } = world
  if (!fresh.length) return
  const placeOf = await placesOf(world, fresh)
  const roster = rosterOf(
    `${record.sheets[chosen.sheet]?.title ?? ''} ${record.sheets[chosen.sheet]?.name ?? ''} ${record.filename}`,
  )
  const people = fresh.map(({ read, personId }): NewPerson => {
    const place = placeOf(read)
    const { own } = splitCare(world, read.facts)
    return {
      areaId: record.area_id,
      id: personId,
      facts: own,
      residences: residencesOfRow(read, place, roster),
      sourceId: record.source_id!,
      matchKeys: matchKeys(matchableFrom(own, read.homeAddress, place.householdId)),
      at: context.now,
    }
  })
  await insertPeople(context.db, book, people)
  await noteMade(
    context.db,
    key,
    'person',
    fresh.map(({ row, personId }) => ({ id: personId, no: row.no })),
  )
  const heads = fresh.flatMap(({ read, personId }) => {
    const { householdId } = placeOf(read)
    const name = read.facts.find((f) => f.field === 'name')?.value
    return householdId && (read.relation === '02' || (read.headName !== null && read.headName === name))
      ? [{ household: householdId, person: personId }]
      : []
  })
  if (heads.length)
    await sql`update people.household h set head_id = x.person from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) x(household uuid, person uuid)
      where h.area_id = ${record.area_id} and h.id = x.household and h.head_id is null`.execute(context.db)
  for (const { row, personId } of fresh) {
    const { match } = row
    // A sure match that somebody overruled, or an unsure one nobody decided, is laid before the desk of doubles.
    if (match?.personId && match.areaId !== null && match.decided !== 'same')
      await proposePair(context, { areaId: record.area_id, id: personId }, {
        areaId: match.areaId,
        id: match.personId,
        name: '',
        version: 0,
        verdict: match.verdict,
        score: 0,
        reasons: match.reasons,
      } as Match)
  }
}

const writeKnown = async (world: ImportWorld, known: readonly Ready[]): Promise<void> => {
  const { context, record, key, chosen } = world
  if (!known.length) return
  const placeOf = await placesOf(
    world,
    known.filter(({ row }) => row.changes.some((c) => c.field === 'home_address')),
  )
  const people = await readKnownPeople(
    context.db,
    record.area_id,
    known.map((k) => k.personId),
    null,
  )
  for (const { row, read, personId } of known) {
    const person = people.get(personId)
    if (!person || !row.changes.length) continue
    const home = row.changes.some((c) => c.field === 'home_address') ? placeOf(read) : undefined
    const facts = splitCare(world, read.facts).own.filter((f) => !saysSame(person, f))
    if (!facts.length && !home) continue
    await touchPerson(context.db, key, personId, row.no)
    const at = { areaId: record.area_id, id: personId }
    if (facts.length)
      await proposeFacts(context, at, asFacts(facts), record.source_id!, {
        manner: chosen.mode === 'replace' ? 'hand' : 'rule',
      })
    if (home?.dwellingId) {
      const open = (await residencesOf(context.db, at)).find(
        (r) => r.until === null && r.at_area_id === record.area_id && r.dwelling_id === null,
      )
      if (open)
        await sql`update people.residence set dwelling_id = ${home.dwellingId}::uuid, address = coalesce(address, ${read.homeAddress})
          where area_id = ${record.area_id} and person_id = ${personId}::uuid and id = ${open.id}::uuid`.execute(
          context.db,
        )
      if (open) await applyStand(context.db, at, context.now)
    }
  }
  await noteVersions(
    context.db,
    key,
    'person',
    known.map((k) => k.personId),
  )
}

const writeCare = async (world: ImportWorld, all: readonly Ready[]): Promise<void> => {
  const { context, record, care, key, chosen } = world
  if (!care || !all.length) return
  const rows = all.map(({ row, read, personId }) => {
    const { details } = splitCare(world, read.facts)
    const sealed = Object.keys(details).length
      ? `\\x${seal(JSON.stringify(details satisfies Record<string, Plain>), 'people.care').toString('hex')}`
      : null
    return { id: uuid7(), person_id: personId, no: row.no, sealed }
  })
  const { rows: made } = await sql<{
    id: string
    person_id: string
  }>`insert into people.care (area_id, id, person_id, kind_id, state, since, review_on, sealed_details, updated_at)
    select ${record.area_id}, id, person_id, ${care.id}, 'active', ${chosen.onDay}, ${monthsAfter(chosen.onDay, care.reviewMonths)}, sealed, ${context.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c(id uuid, person_id uuid, sealed bytea)
    on conflict (area_id, person_id, kind_id) where state <> 'ended' do nothing returning id, person_id`.execute(
    context.db,
  )
  if (!made.length) return
  const noOf = new Map(rows.map((r) => [r.id, r.no]))
  await sql`insert into people.care_step (area_id, care_id, seq, at, from_state, to_state, account_id, reason)
    select ${record.area_id}, x.id, 1, ${context.now}, null, 'active', ${record.account_id}::uuid, ${`导入：${chosen.label}`} from unnest(${made.map((m) => m.id)}::uuid[]) x(id)`.execute(
    context.db,
  )
  await noteMade(
    context.db,
    key,
    'care',
    made.map((m) => ({ id: m.id, no: noOf.get(m.id)! })),
  )
}

/**
 * Writes rows of a roster that were checked: checks them again first, since the register may have changed meanwhile (and earlier rows of
 * the same file stand there now). Answers the rows with what became of them.
 */
export const writeResidents = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<StagedRow[]> => {
  const checked = await checkResidents(world, rows)
  const ready = checked.map((row): Ready => ({
    row,
    read: readRow(world.cells, world.input, row.cells, row.lost),
    personId: row.personId ?? uuid7(),
  }))
  // An unsure match within the very same batch was decided by nobody: it is written, and laid before the desk of doubles.
  const fresh = ready.filter(({ row }) => row.plan === 'fresh' || row.plan === 'match')
  const known = ready.filter(({ row }) => row.plan === 'changed' || row.plan === 'disputed')
  await writeFresh(world, fresh)
  await writeKnown(world, known)
  await writeCare(world, [
    ...fresh,
    ...ready.filter(({ row }) => row.personId !== null && ['changed', 'disputed', 'same'].includes(row.plan)),
  ])
  const written = new Map(
    [...fresh, ...known, ...ready.filter(({ row }) => row.plan === 'same')].map((r) => [r.row.no, r.personId]),
  )
  return checked.map((row) => ({
    ...row,
    personId: written.get(row.no) ?? row.personId,
    writtenAt: written.has(row.no) ? world.context.now : null,
  }))
}
