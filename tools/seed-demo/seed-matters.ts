import { sql } from 'kysely'
import { permissionsOf, type Role } from '#contract/access/roles.ts'
import { shownFields, type FormField, type FormValues } from '#contract/matters/forms.ts'
import { isWanted } from '#contract/matters/missing.ts'
import type { ApplicationMove } from '#contract/matters/application-flow.ts'
import type { ApplicationMoveInput } from '#contract/matters/applications.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Calendar } from '#contract/time/calendar.ts'
import { ensureResident } from '#modules/access/index.ts'
import { findApplication } from '#modules/matters/applications/application-store.ts'
import { moveApplication } from '#modules/matters/applications/move-application.ts'
import { submitApplication } from '#modules/matters/applications/submit-application.ts'
import { takeIn } from '#modules/matters/applications/take-in.ts'
import { loadCatalogue, type Version } from '#modules/matters/catalogue/load-catalogue.ts'
import { seedCatalogue } from '#modules/matters/catalogue/seed-catalogue.ts'
import { ensureSigningKey } from '#modules/matters/signed-token.ts'
import { knownValues, type KnownPerson } from '#modules/people/index.ts'
import { phoneIndex } from '#modules/people/read-fact.ts'
import { loadCalendar, postKinds } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { demoCommunity, demoResidentPhone } from './demo-accounts.ts'
import { inOffice, workdayBefore } from './hours.ts'
import { streets } from './organisations.ts'
import { randomOf, type Random } from './random.ts'
import type { Staff } from './staff.ts'

const nothing = () => {}
/** A use case as somebody did it on a day of the past; what is said to listeners and to the audit log is not said again. */
export const contextOf = (db: Db, actor: Actor, areaId: number, now: Date): Context => ({
  db,
  actor,
  areaId,
  area: rangeOf(areaId),
  locale: 'zh',
  now,
  announce: nothing,
  audit: nothing,
  afterCommit: nothing,
  readAgain: (read) => read(db),
  ip: '',
  requestId: 'seed',
})
export const staffActor = (s: Staff): Actor => ({
  kind: 'staff',
  accountId: s.accountId,
  name: null,
  postId: s.postId,
  role: s.role,
  area: rangeOf(s.areaId),
  areaId: s.areaId,
  organisationId: s.organisationId,
  permissions: new Set(permissionsOf[s.role]),
})
export const residentActor = (accountId: string): Actor => ({
  kind: 'resident',
  accountId,
  name: null,
  postId: null,
  role: 'resident',
  area: null,
  areaId: null,
  organisationId: null,
  permissions: new Set(permissionsOf.resident),
})

const said: Record<string, string> = {
  reason: '家中近期遇到困难，希望得到帮助',
  what: '情况如现场所述，请协助办理',
  place: '本小区',
  bank_no: '622200000000000000',
  device: '轮椅',
  to_city: '苏州市',
  employer: '示例用人单位',
  last_job: '示例单位',
  school_name: '示例小学',
  club: '晨光舞蹈队',
  other_party: '同楼住户',
  child_name: '小名',
  dead_name: '家属',
  helper: '邻居',
  helper_phone: '19900009999',
  difficulty_other: '临时困难',
}
const answer = (f: FormField, random: Random, day: string): FormValues[string] => {
  if (f.kind === 'number') return random.whole(Math.max(1, f.min ?? 1), Math.min(f.max ?? 20, (f.min ?? 1) + 8))
  if (f.kind === 'flag') return random.chance(0.3)
  if (f.kind === 'day') return day
  if (f.kind === 'choice') return random.pick(f.options!).value
  if (f.kind === 'choices') return [random.pick(f.options!.slice(0, 5)).value]
  return said[f.key] ?? '已说明'
}
/** Answers to what the register doesn't know. */
const fillIn = ({ form }: Version['content'], known: ReadonlySet<string>, random: Random, at: Date): FormValues => {
  const values: FormValues = {}
  for (const f of form.fields) {
    if (known.has(f.key) || !shownFields(form, values).some((s) => s.key === f.key)) continue
    if (f.key === 'document' || f.key === 'phone' || f.key === 'name') continue
    values[f.key] = answer(f, random, at.toISOString().slice(0, 10))
  }
  return values
}

/** A working hour, so many days before `now`, never later than `now`. */
export const before = (now: Date, days: number, random: Random, calendar: Calendar) =>
  workdayBefore(now, days, random.whole(0, 419), calendar)
/** About so many hours later, in office hours. */
const later = (at: Date, hours: number, random: Random, calendar: Calendar) =>
  inOffice(new Date(at.getTime() + Math.max(0.1, random.around(hours, 0.5)) * 3_600_000), calendar)

type Desk = { areaId: number; calendar: Calendar; clerk: Staff; head: Staff; street: Staff }

/** A and B for every post: the window and the head stand in for each other. */
const seedPostDuties = async (db: Db, desks: readonly Desk[]) => {
  const posts = await postKinds(db)
  const rows = desks.flatMap(({ areaId, clerk, head }) =>
    posts.flatMap(({ code }, i) => {
      const [a, b] = i % 2 ? [head, clerk] : [clerk, head]
      return [
        { areaId, post: code, duty: 'A', accountId: a.accountId },
        { areaId, post: code, duty: 'B', accountId: b.accountId },
      ]
    }),
  )
  await sql`insert into matters.post_duty (area_id, post, duty, account_id)
    select "areaId", post, duty, "accountId" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r("areaId" bigint, post text, duty text, "accountId" uuid)`.execute(
    db,
  )
}

type Course = { db: Db; random: Random; now: Date; desk: Desk; person: KnownPerson; version: Version; at: Date }

/** Lives one case from the window or the phone to where it stands today; what would lie in the future isn't done yet. */
const live = async (
  { db, random, now, desk, person, version, at }: Course,
  wish?: 'supplement' | 'handling' | 'done',
) => {
  const { content } = version
  const phone = String(person.values.get('phone')?.value ?? '')
  const known = new Set(content.form.fields.flatMap((f) => (f.prefill && person.values.has(f.prefill) ? [f.key] : [])))
  const values = fillIn(content, known, random, at)
  const asked = content.materials.filter(
    (m) => m.source !== 'department' && isWanted(m, values) && !m.fetchedFrom?.every((f) => person.values.has(f)),
  )
  const missing = wish === 'supplement' ? 2 : wish ? 0 : random.chance(0.22) ? random.whole(1, 2) : 0
  const handed = asked.slice(0, Math.max(0, asked.length - missing))
  const paper = (m: (typeof asked)[number]) => ({
    key: m.key,
    state: m.promise && random.chance(0.3) ? ('promised' as const) : ('given' as const),
    originals: m.originals,
    copies: m.copies,
    files: [],
  })
  const id = random.uuid(at)
  const key = { areaId: desk.areaId, id }
  const account = /^1\d{10}$/.test(phone) ? (await ensureResident(db, phone)).id : null
  const online = account !== null && content.online !== 'consult' && random.chance(wish ? 0.5 : 0.35)
  const [clerk, head, street] = [desk.clerk, desk.head, desk.street].map(staffActor) as [Actor, Actor, Actor]
  const papers = handed.map(paper)
  const lacks = asked.length - handed.length
  const atOnce = content.atOnce && !online && !lacks && !wish
  if (online)
    await takeIn(contextOf(db, residentActor(account), desk.areaId, at), {
      id,
      itemCode: version.code,
      channel: 'online',
      person,
      applicant: { phone },
      agent: null,
      values,
      papers,
      accountId: account,
      appliedBy: account,
    })
  else
    await submitApplication(contextOf(db, clerk, desk.areaId, at), {
      id,
      itemCode: version.code,
      channel: random.chance(0.85) ? 'window' : random.pick(['home', 'phone'] as const),
      applicant: { personAreaId: person.areaId, personId: person.id },
      values,
      papers,
      next: atOnce
        ? { do: 'finish', decision: 'granted', files: [], result: content.result.zh }
        : lacks
          ? { do: 'notify', also: [] }
          : { do: 'accept' },
    })
  if (atOnce) return
  let when = at
  /** The next move, so many hours later; false when that is not yet. */
  const go = async (actor: Actor, move: ApplicationMove, hours: number, input: Partial<ApplicationMoveInput> = {}) => {
    const next = later(when, hours, random, desk.calendar)
    if (next >= now) return false
    const a = (await findApplication(db, key))!
    when = next
    const asking = { moveId: random.uuid(next), version: a.version, ...input }
    await moveApplication(contextOf(db, actor, desk.areaId, next), move, key, asking)
    return true
  }
  const moveOn = { also: [], values: {}, files: [] as string[] }
  if (online && !(await go(clerk, lacks ? 'notify' : 'accept', 3, lacks ? { also: [] } : {}))) return
  if (lacks) {
    if (wish === 'supplement') return
    const rest = { ...moveOn, papers: asked.slice(handed.length).map(paper), trip: random.chance(0.45) }
    if (!(await go(clerk, 'supply_for', 50, rest)) || !(await go(clerk, 'accept', 4))) return
  }
  if (!lacks && random.chance(0.03) && online === false && wish === undefined) return
  let a = (await findApplication(db, key))!
  let owner = clerk
  if (a.to_area_id !== null) {
    owner = a.to_account_id === desk.head.accountId ? head : a.to_account_id === desk.clerk.accountId ? clerk : street
    if (!(await go(owner, 'accept_hand_over', 8))) return
  }
  if (wish === 'handling') return
  a = (await findApplication(db, key))!
  const decider = a.owner_area_id === desk.areaId ? head : street
  const late = random.chance(0.05) ? 2 : random.next()
  const decision = random.chance(0.94) ? 'granted' : 'denied'
  if (!(await go(decider, 'decide', Math.max(4, content.limits.promisedDays * 24 * late), { decision, files: [], result: content.result.zh }))) return // prettier-ignore
  if (random.chance(0.6)) await go(clerk, 'deliver', 20, { how: random.pick(['posted', 'online', 'brought', 'fetched'] as const) }) // prettier-ignore
}

/** 虚构的办件 in 外滩街道 and 陆家嘴街道: every case lived through the product's own moves; 滨江社区 and the demo resident have most. */
export const seedMatters = async (
  db: Db,
  seed: string,
  now: Date,
  staff: readonly Staff[],
  counts = { demo: 40, other: 1 },
): Promise<number> => {
  await seedCatalogue(db)
  // what ends invites to be evaluated, by a signed link
  await ensureSigningKey({ db })
  const random = randomOf(`${seed} matters`)
  const catalogue = await loadCatalogue(db)
  const of = (role: Role, areaId: number) => staff.find((s) => s.role === role && s.areaId === areaId)
  const communities = [...new Set(staff.filter((s) => s.role === 'window_clerk').map((s) => s.areaId))].toSorted()
  const desks: Desk[] = []
  for (const areaId of communities) {
    const street = of('street_officer', areaId - (areaId % 1000))
    const [clerk, head] = [of('window_clerk', areaId), of('community_head', areaId)]
    const inside = Object.values(streets).some((id) => areaId > id && areaId < id + 1000)
    if (clerk && head && street && inside)
      desks.push({ areaId, calendar: await loadCalendar(db, areaId), clerk, head, street })
  }
  await seedPostDuties(db, desks)
  const { rows: people } = await sql<{ area_id: number; id: string }>`
    select area_id, id from (select p.area_id, p.id, row_number() over (partition by p.area_id order by p.id) n from people.person p
      where p.standing = 'present' and p.birth_on < '2004-01-01' and exists (select from people.phone f where f.area_id = p.area_id and f.person_id = p.id)
        and exists (select from people.document d where d.area_id = p.area_id and d.person_id = p.id)) p
    where n <= 60 order by area_id, id`.execute(db)
  const here = Map.groupBy(people, (p) => p.area_id)
  const items = [...catalogue.offered(demoCommunity).values()]
  let made = 0
  const one = async (
    desk: Desk,
    personId: string,
    version: Version,
    days: number,
    wish?: 'supplement' | 'handling' | 'done',
  ) => {
    // prettier-ignore
    const person = await knownValues({ db, now }, { areaId: desk.areaId, id: personId })
    if (!person) return
    await live({ db, random, now, desk, person, version, at: before(now, days, random, desk.calendar) }, wish)
    made++
  }
  for (const desk of desks) {
    const some = here.get(desk.areaId)
    if (!some) continue
    const n = desk.areaId === demoCommunity ? counts.demo : counts.other
    for (let i = 0; i < n; i++)
      await one(desk, random.pick(some).id, random.pick(items), desk.areaId === demoCommunity ? random.whole(0, 75) : random.whole(0, 40)) // prettier-ignore
  }
  const desk = desks.find((d) => d.areaId === demoCommunity)
  const { rows: own } = await sql<{ id: string }>`
    select p.id from people.person p join people.phone f on f.area_id = p.area_id and f.person_id = p.id where p.area_id = ${demoCommunity} and f.index = ${phoneIndex(demoResidentPhone)} order by p.id limit 1`.execute(
    db,
  )
  if (desk && own[0]) {
    const item = (code: string) => catalogue.offered(demoCommunity).get(code)!
    await one(desk, own[0].id, item('yanglao.laonian_jintie'), 40, 'done')
    await one(desk, own[0].id, item('zhufang.gongzufang'), 5, 'handling')
    await one(desk, own[0].id, item('jiuzhu.linshi_jiuzhu'), 3, 'supplement')
  }
  return made
}
