import type { Role } from '#contract/access/roles.ts'
import type { AgencyMove } from '#contract/matters/agency-flow.ts'
import { badTags, goodTags } from '#contract/matters/evaluation.ts'
import { ensureResident } from '#modules/access/index.ts'
import { moveAgency } from '#modules/matters/agency/move-agency.ts'
import { openAgency, orderAgency } from '#modules/matters/agency/open-agency.ts'
import { findOrder } from '#modules/matters/agency/order-store.ts'
import { insertKind } from '#modules/matters/certificates/configure-lists.ts'
import { keepDemand } from '#modules/matters/certificates/demands.ts'
import { draftCertificate } from '#modules/matters/certificates/draft-certificate.ts'
import { ensureNationalList } from '#modules/matters/certificates/lists.ts'
import { moveCertificate } from '#modules/matters/certificates/move-certificate.ts'
import { exampleKinds } from '#modules/matters/certificates/seed/example-kinds.ts'
import { ask } from '#modules/matters/consultation/ask.ts'
import { findConsultation } from '#modules/matters/consultation/consultation-store.ts'
import { proposeFaq, saveFaq } from '#modules/matters/consultation/edit-faq.ts'
import { moveConsultation } from '#modules/matters/consultation/move-consultation.ts'
import { lockCorrection } from '#modules/matters/evaluation/correction-store.ts'
import { evaluate } from '#modules/matters/evaluation/evaluate.ts'
import { findByService } from '#modules/matters/evaluation/evaluation-store.ts'
import { moveCorrection } from '#modules/matters/evaluation/move-correction.ts'
import { ensureSigningKey, writeToken } from '#modules/matters/signed-token.ts'
import type { ServiceKind } from '#contract/matters/part-steps.ts'
import type { Calendar } from '#contract/time/calendar.ts'
import { madeUpNumber } from '#modules/people/testing.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import { demoCommunity, demoResidentPhone } from './demo-accounts.ts'
import { inOffice } from './hours.ts'
import { streets } from './organisations.ts'
import { personName } from './person-name.ts'
import { randomOf, type Random } from './random.ts'
import { before, contextOf, residentActor, staffActor } from './seed-matters.ts'
import { answers, demanders, errands } from './service-words.ts'
import type { Staff } from './staff.ts'

type Desk = { areaId: number; calendar: Calendar; clerk: Staff; head: Staff; residents: readonly string[] }
type World = { db: Db; random: Random; now: Date }

const hour = 3_600_000
const days = (desk: Desk, random: Random) => (desk.areaId === demoCommunity ? random.whole(1, 60) : random.whole(2, 45))
/** So many hours later in office hours; where that is not yet, at once. */
const soon = ({ now }: World, { calendar }: Desk, at: Date, hours: number) => {
  const then = inOffice(new Date(at.getTime() + hours * hour), calendar)
  return then < now ? then : new Date(Math.min(at.getTime() + 60_000, now.getTime() - 1))
}

/** 评价 of a service that ended: nine of ten are good; the bad ones are corrected by the head, one of them still open. */
const judge = async (
  world: World,
  desk: Desk,
  service: ServiceKind,
  refId: string,
  at: Date,
  correct: boolean,
  bad = false,
) => {
  const { db, random } = world
  const e = await findByService(db, desk.areaId, service, refId)
  if (!e || (!bad && random.chance(0.25))) return
  const grade = bad || random.chance(0.1) ? random.whole(1, 2) : random.whole(3, 5)
  const asResident = contextOf(db, residentActor(''), desk.areaId, at)
  const anybody = { ...asResident, actor: { ...asResident.actor, kind: 'anonymous' as const, accountId: null } }
  const tags = [random.pick(grade <= 2 ? badTags : goodTags)]
  const text =
    grade <= 2
      ? '跑了两趟才说清要什么材料'
      : random.chance(0.5)
        ? random.pick(['讲得很清楚', '很快就办好了', '上门很方便，谢谢'])
        : undefined
  await evaluate(anybody, await writeToken(db, 'evaluation', desk.areaId, e.nonce), {
    grade,
    tags,
    text,
    where: 'link',
  })
  const key = { areaId: desk.areaId, id: e.id }
  if (grade > 2 || !correct) return
  const steps = [
    ['contact', { reached: false, note: '没有留电话，先行整改' }],
    ['measure', { note: '已补齐告知单，今后一次说清全部材料' }],
    ['close', { note: '整改措施已在评价页公示' }],
  ] as const
  let when = at
  for (const [move, said] of steps) {
    when = soon(world, desk, when, random.whole(8, 60))
    const c = (await lockCorrection(db, key, false))!
    if (c.owner_role !== 'community_head' || c.owner_area_id !== desk.areaId) return
    await moveCorrection(contextOf(db, staffActor(desk.head), desk.areaId, when), move, key, {
      moveId: random.uuid(when),
      version: c.version,
      ...said,
    })
  }
}

const certificates = async (world: World, desk: Desk, n: number) => {
  const { db, random, now } = world
  for (let i = 0; i < n; i++) {
    const at = before(now, days(desk, random), random, desk.calendar)
    const id = random.uuid(at)
    const kind = random.pick(exampleKinds)
    const values: Record<string, string> = {
      name: personName(random),
      id_number: madeUpNumber(
        `19${random.whole(40, 99)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
        random.whole(1, 999),
      ),
      address: `浦城路${random.whole(1, 99)}号`,
    }
    for (const f of kind.fields) if (f.required) values[f.name] ??= f.kind === 'day' ? '2020-01-01' : personName(random)
    await draftCertificate(contextOf(db, staffActor(desk.clerk), desk.areaId, at), {
      id,
      kind: kind.code,
      values,
      purpose: kind.purpose,
      forWhom: random.pick(['示例医院', '示例小学', '示例法院']),
      phone: i === 0 ? demoResidentPhone : undefined,
    })
    if (kind.approval === 'head') {
      if (i === n - 1) continue
      await moveCertificate(
        contextOf(db, staffActor(desk.head), desk.areaId, soon(world, desk, at, 3)),
        random.chance(0.93) ? 'approve' : 'decline',
        { areaId: desk.areaId, id },
        { moveId: random.uuid(at), version: 1, note: '情况属实' },
      )
    }
    await judge(world, desk, 'certificate', id, soon(world, desk, at, 20), true)
  }
}

const refusals = async ({ db, random, now }: World, desk: Desk, n: number) => {
  for (let i = 0; i < n; i++) {
    const at = before(now, days(desk, random), random, desk.calendar)
    const [demandedBy, codes] = random.pick(demanders)
    const code = random.pick(codes)
    await keepDemand(
      contextOf(db, staffActor(desk.clerk), desk.areaId, at),
      {
        id: random.uuid(at),
        demandedBy,
        purpose: '办理业务',
        name: personName(random),
        ...(code ? { code } : { title: '居住环境良好证明' }),
      },
      'window',
    )
  }
}

const agency = async (world: World, desk: Desk, n: number) => {
  const { db, random, now } = world
  for (let i = 0; i < n; i++) {
    const at = before(now, i < 3 ? 1 : days(desk, random), random, desk.calendar)
    const id = random.uuid(at)
    const key = { areaId: desk.areaId, id }
    const phone = i === 0 && desk.areaId === demoCommunity ? demoResidentPhone : random.pick(desk.residents)
    const person = {
      name: personName(random),
      homeVisit: random.chance(0.5),
      address: `浦城路${random.whole(1, 99)}号`,
    }
    const account = await ensureResident(db, phone)
    if (random.chance(0.6) || i === 0)
      await orderAgency(contextOf(db, residentActor(account.id), desk.areaId, at), {
        id,
        matter: random.pick(errands),
        ...person,
        ...(random.chance(0.5) ? { forWhom: { relation: '母亲' } } : {}),
      })
    else
      await openAgency(contextOf(db, staffActor(desk.clerk), desk.areaId, at), {
        id,
        matter: random.pick(errands),
        ...person,
        phone,
      })
    const paper = random.uuid(at)
    const course: [AgencyMove, object, number][] = [
      ['authorise', { manner: 'on_the_spot', scope: '提交材料、领取结果', until: '2099-12-31', witness: '楼组长' }, 6],
      ['take_materials', { items: [{ id: paper, name: '居民身份证', original: true, copies: 1 }] }, 1],
      ['report', { note: '材料已递交，等候审批', files: [] }, 30],
      ['return_materials', { itemIds: [paper], receivedBy: '本人' }, 4],
      ['get_result', { note: '已办好', files: [] }, 48],
      ['hand_back', { receivedBy: '本人', relation: 'self', files: [] }, 5],
      ['confirm_on_paper', { files: [] }, 3],
    ]
    let when = at
    for (const [move, said, hours] of i < 5 ? course.slice(0, i) : course) {
      const next = inOffice(new Date(when.getTime() + hours * hour), desk.calendar)
      if (next >= now) break
      when = next
      const o = (await findOrder(db, key))!
      await moveAgency(contextOf(db, staffActor(desk.clerk), desk.areaId, when), move, key, {
        moveId: random.uuid(when),
        version: o.version,
        ...said,
      })
    }
    if ((await findOrder(db, key))!.state === 'closed')
      await judge(world, desk, 'agency', id, soon(world, desk, when, 10), i % 2 === 0)
  }
}

const questions = async (world: World, desk: Desk, n: number) => {
  const { db, random, now } = world
  for (let i = 0; i < n; i++) {
    const at = before(now, i === 0 ? 1 : days(desk, random), random, desk.calendar)
    const id = random.uuid(at)
    const key = { areaId: desk.areaId, id }
    const { classCode, question, answer } = answers[i % answers.length]!
    const phone = i < 2 && desk.areaId === demoCommunity ? demoResidentPhone : random.pick(desk.residents)
    await ask(contextOf(db, residentActor((await ensureResident(db, phone)).id), desk.areaId, at), {
      id,
      text: question,
      classCode,
      anonymous: random.chance(0.3),
    })
    if (i === 0) continue
    const when = soon(world, desk, at, random.whole(2, 40))
    const version = (await findConsultation(db, key))!.version
    await moveConsultation(contextOf(db, staffActor(desk.clerk), desk.areaId, when), 'answer', key, {
      moveId: random.uuid(when),
      version,
      note: answer,
    })
    // One bad grade waits on the head's desk.
    const waits = desk.areaId === demoCommunity && i === 1
    await judge(world, desk, 'consultation', id, soon(world, desk, when, 5), !waits, waits)
    if (desk.areaId !== demoCommunity || i > answers.length) continue
    const faq = random.uuid(when)
    await proposeFaq(contextOf(db, staffActor(desk.clerk), desk.areaId, when), {
      id: faq,
      consultationId: id,
      classCode,
      question,
      answer,
    })
    if (i % 4 !== 3)
      await saveFaq(
        contextOf(db, staffActor(desk.head), desk.areaId, soon(world, desk, when, 4)),
        { areaId: desk.areaId, id: faq },
        { version: 1, state: 'published', classCode, question, answer },
      )
  }
}

/** 虚构的证明、代办、咨询和评价 in the two streets, each lived through the product's own moves; 滨江社区 has most. Answers how many. */
export const seedServices = async (
  db: Db,
  seed: string,
  now: Date,
  staff: readonly Staff[],
  phones: readonly string[],
): Promise<number> => {
  const system = contextOf(db, residentActor(''), 310_000_000_000, now)
  await ensureSigningKey(system)
  await ensureNationalList(system)
  for (const kind of exampleKinds)
    await insertKind(db, { ...kind, areaId: 310_000_000_000, version: 1, madeAt: now, madeBy: null })
  const random = randomOf(`${seed} services`)
  const of = (role: Role, areaId: number) => staff.find((s) => s.role === role && s.areaId === areaId)
  const communities = [...new Set(staff.filter((s) => s.role === 'window_clerk').map((s) => s.areaId))].toSorted()
  let made = 0
  for (const [place, areaId] of communities.entries()) {
    // One community of four besides 滨江社区, so that the demo starts fast.
    if (areaId !== demoCommunity && place % 4) continue
    const [clerk, head] = [of('window_clerk', areaId), of('community_head', areaId)]
    if (!clerk || !head || !Object.values(streets).some((id) => areaId > id && areaId < id + 1000)) continue
    const desk = { areaId, calendar: await loadCalendar(db, areaId), clerk, head, residents: phones }
    const n = areaId === demoCommunity ? [14, 12, 14, 10] : [1, 1, 1, 1]
    const world = { db, random, now }
    await certificates(world, desk, n[0]!)
    await refusals(world, desk, n[1]!)
    await agency(world, desk, n[2]!)
    await questions(world, desk, n[3]!)
    made += n.reduce((a, b) => a + b, 0)
  }
  return made
}
