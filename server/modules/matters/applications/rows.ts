import type { ApplicationRow } from '#contract/matters/applications.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { Locale } from '#contract/phrases.ts'
import type { Application } from './application-case.ts'
import { openText } from './application-store.ts'
import { itemOf } from './item-of-case.ts'
import { isMine } from './may-move.ts'

export const instant = <T extends Date | null>(at: T) =>
  (at === null ? null : at.toISOString()) as T extends null ? null : string

const distinct = <T>(all: readonly (T | null)[]): T[] => [...new Set(all.filter((x): x is T => x !== null))]

export type Names = { area: Map<number, string>; organisation: Map<number, string>; account: Map<string, string> }
export const namesOf = async (
  db: Db,
  wanted: {
    areas?: readonly (number | null)[]
    organisations?: readonly (number | null)[]
    accounts?: readonly (string | null)[]
  },
): Promise<Names> => {
  const [area, organisations, accounts] = await Promise.all([
    areaNames(db, distinct(wanted.areas ?? [])),
    findOrganisations(db, distinct(wanted.organisations ?? [])),
    accountNames(db, distinct(wanted.accounts ?? [])),
  ])
  return {
    area,
    organisation: new Map(organisations.map((o) => [o.id, o.shortName || o.name])),
    account: new Map([...accounts].map(([id, { name }]) => [id, name])),
  }
}

/** Whom a hand-over waits for, in words: a colleague, a department, or a desk. */
const sayHandOver = (a: Application, names: Names) =>
  a.to_account_id !== null
    ? (names.account.get(a.to_account_id) ?? '')
    : a.to_organisation_id !== null
      ? (names.organisation.get(a.to_organisation_id) ?? '')
      : a.to_area_id !== null
        ? (names.area.get(a.to_area_id) ?? '')
        : null

export type Reader = { db: Db; actor: Actor; locale: Locale; standsInFor: readonly string[] }
/** Rows as lists show them: names said, applicants masked. */
export const sayRows = async (reader: Reader, rows: readonly Application[]): Promise<ApplicationRow[]> => {
  const { db } = reader
  const names = await namesOf(db, {
    areas: rows.flatMap((a) => [a.area_id, a.owner_area_id, a.to_area_id]),
    organisations: rows.flatMap((a) => [a.owner_organisation_id, a.to_organisation_id]),
    accounts: rows.flatMap((a) => [a.owner_account_id, a.to_account_id]),
  })
  const said: ApplicationRow[] = []
  for (const a of rows) {
    const item = await itemOf(db, a)
    said.push({
      areaId: a.area_id,
      id: a.id,
      number: a.number,
      itemCode: a.item_code,
      itemZh: item.zh,
      itemEn: item.en,
      classCode: a.class_code,
      areaName: names.area.get(a.area_id) ?? '',
      state: a.state,
      version: a.version,
      channel: a.channel,
      atOnce: a.at_once,
      applicantName: maskName(openText(a.applicant_name)),
      applicantPhone: a.phone && maskPhone(openText(a.phone)),
      submittedAt: instant(a.submitted_at),
      acceptedAt: instant(a.accepted_at),
      closedAt: instant(a.closed_at),
      decision: a.decision,
      clock: a.clock,
      dueAt: instant(a.due_at),
      yellowAt: instant(a.yellow_at),
      pausedAt: instant(a.paused_at),
      supplementDueAt: instant(a.supplement_due_at),
      missing: a.missing,
      trips: a.trips,
      ownerName: a.owner_account_id === null ? null : (names.account.get(a.owner_account_id) ?? null),
      ownerRole: a.owner_role,
      ownerAreaId: a.owner_area_id,
      ownerArea: a.owner_area_id === null ? null : (names.area.get(a.owner_area_id) ?? null),
      ownerOrganisation:
        a.owner_organisation_id === null ? null : (names.organisation.get(a.owner_organisation_id) ?? null),
      handOverTo: sayHandOver(a, names),
      mine: isMine(reader, a),
    })
  }
  return said
}
