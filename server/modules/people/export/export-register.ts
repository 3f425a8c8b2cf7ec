import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { exportRegister as exportRoute } from '#contract/people/export.ts'
import type { Register } from '#contract/people/import.ts'
import { maskAddress, maskIdNumber, maskName, maskPhone } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { stampOf } from '#platform/list-sheet.ts'
import { dayInWords } from '#platform/local-day.ts'
import { open } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { FileAnswer } from '#platform/module.ts'
import { forbidden } from '#platform/problem.ts'
import { streamSheet } from '#platform/sheets.ts'
import { dwellingCondition } from '../dwellings.ts'
import { exportReason } from '../import/import-problems.ts'
import { conditionOf } from '../list-people.ts'
import { openDocument, openFacts, openPhone, personColumns, type PersonRecord } from '../person-store.ts'
import { premisesCondition } from '../premises.ts'
import { openContact } from '../premises-contact.ts'
import { presentValue } from '../propose-facts.ts'
import type { Plain } from '../read-fact.ts'
import { whatOf } from './template.ts'
import {
  documentKindNames,
  premisesNames,
  separationNames,
  tenureNames,
  useNames,
  type TemplateColumn,
} from './template-columns.ts'

type Row = Record<string, unknown>
type Place = { area: number; id: string }
const pageSize = 500

type PersonPage = PersonRecord & {
  address: string | null
  grid_no: number | null
  number: string | null
  since: string | null
  details: Buffer | null
  documents: { kind: string; sealed: string }[] | null
  phones: Buffer[]
}
const readPeople = async (db: Db, where: RawBuilder<unknown>, after: Place, careId: number | null) =>
  (
    await sql<PersonPage>`select ${personColumns}, d.address, d.grid_no, h.number,
      (select r.since from people.residence r where r.area_id = p.area_id and r.person_id = p.id and r.until is null and r.kind in ('lives', 'both') limit 1) since,
      ${careId === null ? sql`null::bytea` : sql`c.sealed_details`} details,
      (select jsonb_agg(jsonb_build_object('kind', o.kind, 'sealed', encode(o.sealed, 'base64')) order by o.seq) from people.document o where o.area_id = p.area_id and o.person_id = p.id) documents,
      array(select f.sealed from people.phone f where f.area_id = p.area_id and f.person_id = p.id order by f.seq) phones
    from people.person p left join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id
    left join people.household h on h.area_id = p.area_id and h.id = p.household_id
    ${careId === null ? sql`` : sql`join people.care c on c.area_id = p.area_id and c.person_id = p.id and c.kind_id = ${careId} and c.state <> 'ended'`}
    where ${where} and (p.area_id, p.id) > (${after.area}, ${after.id}::uuid)
    order by p.area_id, p.id limit ${pageSize}`.execute(db)
  ).rows
const readDwellings = async (db: Db, where: RawBuilder<unknown>, after: Place) =>
  (
    await sql<{
      area_id: number
      id: string
      grid_no: number | null
      address: string
      unit: string
      room: string
      use: string
      tenure: string
      area_m2: number | null
    }>`
    select d.area_id, d.id, d.grid_no, d.address, d.unit, d.room, d.use, d.tenure, d.area_m2::float8 area_m2 from people.dwelling d
    where ${where} and (d.area_id, d.id) > (${after.area}, ${after.id}::uuid) order by d.area_id, d.id limit ${pageSize}`.execute(
      db,
    )
  ).rows
const readPremises = async (db: Db, where: RawBuilder<unknown>, after: Place) =>
  (
    await sql<{
      area_id: number
      id: string
      name: string
      credit_code: string | null
      kind: string
      address: string
      contact_name: string | null
      contact_sealed: Buffer | null
      workers: number | null
    }>`
    select p.area_id, p.id, p.name, p.credit_code, p.kind, p.address, p.contact_name, p.contact_sealed, p.workers from people.premises p
    where ${where} and (p.area_id, p.id) > (${after.area}, ${after.id}::uuid) order by p.area_id, p.id limit ${pageSize}`.execute(
      db,
    )
  ).rows

type What = Awaited<ReturnType<typeof whatOf>>
const inWords = ({ book }: What, column: TemplateColumn, value: Plain | null): string => {
  if (value === null) return ''
  if (column.target.family) return book.wordOf(column.target.family, String(value))
  return value === true ? '是' : value === false ? '否' : String(value)
}
const personRow =
  (what: What, unmasked: boolean) =>
  (p: PersonPage): Row => {
    const sealed = openFacts(p.sealed_facts)
    const details = p.details ? (JSON.parse(open(p.details, 'people.care')) as Record<string, Plain>) : {}
    const document = p.documents?.[0]
    const own: Record<string, string | null> = {
      name: unmasked ? p.name : maskName(p.name),
      document_kind: document ? (documentKindNames[document.kind] ?? '') : '',
      document: document ? covered(openDocument(Buffer.from(document.sealed, 'base64')), maskIdNumber, unmasked) : '',
      birth_on: unmasked ? p.birth_on : p.birth_on && `${p.birth_on.slice(0, 4)}年`,
      phone: p.phones.map((f) => covered(openPhone(f), maskPhone, unmasked)).join('、'),
      former_name: p.former_names.map((n) => (unmasked ? n : maskName(n))).join('、'),
      grid: p.grid_no === null ? '' : String(p.grid_no),
      home_address: p.address && covered(p.address, maskAddress, unmasked),
      registered_address: p.registered_address && covered(p.registered_address, maskAddress, unmasked),
      separation: separationNames[p.separation] ?? '',
      household_number: p.number,
      lives_since: p.since,
    }
    return Object.fromEntries(
      what.columns.map((column) => {
        if (column.key in own) return [column.key, own[column.key]]
        const value = details[column.key] ?? presentValue(p, sealed, column.key)
        return [
          column.key,
          column.target.sensitive && !unmasked && value !== null ? '••••' : inWords(what, column, value),
        ]
      }),
    )
  }
/** What a masked file says of itself. Premises are public places: only who answers there is hidden. */
const hidden: Record<Register, string> = {
  residents: '姓名、证件号码、电话和门牌',
  dwellings: '门牌',
  premises: '联系人和电话',
}
const covered = (text: string, mask: (text: string) => string, unmasked: boolean) => (unmasked ? text : mask(text))

const rowsOf = (what: What, register: Register, unmasked: boolean) => {
  if (register === 'residents') {
    const say = personRow(what, unmasked)
    return async (db: Db, where: RawBuilder<unknown>, after: Place) =>
      (await readPeople(db, where, after, what.care?.id ?? null)).map((p) => ({
        at: { area: p.area_id, id: p.id },
        row: say(p),
      }))
  }
  if (register === 'dwellings')
    return async (db: Db, where: RawBuilder<unknown>, after: Place) =>
      (await readDwellings(db, where, after)).map((d) => ({
        at: { area: d.area_id, id: d.id },
        row: {
          grid: d.grid_no,
          address: covered(d.address, maskAddress, unmasked),
          // The door is what masking an address hides; beside it it would be told all the same.
          unit: unmasked ? d.unit : '',
          room: unmasked ? d.room : '',
          use: useNames[d.use],
          tenure: tenureNames[d.tenure],
          area_m2: d.area_m2,
        } as Row,
      }))
  return async (db: Db, where: RawBuilder<unknown>, after: Place) =>
    (await readPremises(db, where, after)).map((s) => ({
      at: { area: s.area_id, id: s.id },
      row: {
        name: s.name,
        credit_code: s.credit_code,
        kind: premisesNames[s.kind],
        address: s.address,
        contact_name: s.contact_name && covered(s.contact_name, maskName, unmasked),
        contact_phone: s.contact_sealed && covered(openContact(s.contact_sealed), maskPhone, unmasked),
        workers: s.workers,
      } as Row,
    }))
}

/**
 * 导出名册: the columns of the template, so that it can be imported again; masked unless the asker may reveal and says
 * why. Streamed page by page; the audit row says what, how many columns and why. Throws `platform.forbidden`,
 * `people.export_reason`, `people.care_kind_unknown`, `people.not_yours_to_see`.
 */
export const exportRegister = async (
  context: Context,
  { register, careKind, unmasked, reason, ...filters }: z.output<(typeof exportRoute)['body']>,
): Promise<FileAnswer> => {
  const { actor, now, area } = context
  if (unmasked && !actor.permissions.has('people.reveal')) throw forbidden()
  if (unmasked && [...(reason ?? '')].length < 4) throw exportReason()
  const what = await whatOf(context, register, careKind)
  const where =
    register === 'residents'
      ? await conditionOf(context, filters.people ?? { standing: 'present' })
      : register === 'dwellings'
        ? dwellingCondition(area, filters.dwellings ?? {})
        : premisesCondition(area, filters.premises ?? {})
  const chosen = Object.keys(filters[register === 'residents' ? 'people' : register] ?? {}).filter(
    (k) => k !== 'standing',
  )
  const read = rowsOf(what, register, unmasked)
  const place = (await areaNames(context.db, [context.areaId])).get(context.areaId) ?? ''
  context.audit({ export: register, care: careKind ?? null, unmasked, reason: reason ?? null, chosenBy: chosen })
  async function* rows(): AsyncGenerator<Row> {
    let after: Place | undefined = { area: 0, id: '00000000-0000-0000-0000-000000000000' }
    while (after) {
      const from: Place = after
      const page = await context.readAgain((db) => read(db, where, from))
      for (const { row } of page) yield row
      after = page.length === pageSize ? page.at(-1)!.at : undefined
    }
  }
  const title = `${place}${what.title}`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${now.toISOString().slice(0, 10)}.xlsx`,
    personal: true,
    body: streamSheet({
      title,
      subtitle: `${chosen.length ? '按筛选条件导出的一部分；' : ''}${
        unmasked
          ? `导出理由：${reason}　内含未隐去的个人信息，请妥善保管`
          : `${hidden[register]}已隐去；隐去的内容不能再导入`
      }`,
      columns: what.columns.map(({ choices: _, ...column }) => column),
      rows: rows(),
      foot: { 填报单位: place, 填报人: actor.name ?? '', 审核人: '', 填报日期: dayInWords(now) },
      watermark: stampOf(actor, now),
    }),
  }
}
