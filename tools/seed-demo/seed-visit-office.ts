import type { Campaign } from '#contract/visits/campaigns.ts'
import type { DoorKind } from '#contract/visits/door-flow.ts'
import { ensureResident } from '#modules/access/index.ts'
import { areasWithin, loadCalendar, searchBuildings } from '#modules/territory/index.ts'
import { insertCampaign } from '#modules/visits/campaigns/campaign-store.ts'
import { saveBox } from '#modules/visits/boxes/boxes.ts'
import { recordCollection } from '#modules/visits/boxes/record-collection.ts'
import { findDoor } from '#modules/visits/doors/door-store.ts'
import { moveDoor } from '#modules/visits/doors/move-door.ts'
import { sayAtDoor } from '#modules/visits/doors/say-at-door.ts'
import { saveChannels } from '#modules/visits/plates/door-staff.ts'
import type { Db } from '#platform/database.ts'
import { demoCommunity, demoGrid, demoResidentPhone } from './demo-accounts.ts'
import { inOffice, workdayBefore } from './hours.ts'
import { streets } from './organisations.ts'
import { randomOf } from './random.ts'
import { contextOf, residentActor, staffActor } from './seed-matters.ts'
import type { Staff } from './staff.ts'

const dayMs = 86_400_000
const day = (at: Date) => at.toISOString().slice(0, 10)
const yesNo = { en: '', choices: [] as string[], kind: 'yes_no' as const, field: null }

const campaign = (id: string, now: Date): Omit<Campaign, 'version'> => ({
  areaId: streets.lujiazui,
  id,
  title: '冬季燃气安全排查（示例）',
  purpose: '入冬前看一遍软管和报警器，帮老人换',
  admissionNo: '示例准入〔2026〕3号',
  from: day(new Date(now.getTime() - 20 * dayMs)),
  until: day(new Date(now.getTime() + 40 * dayMs)),
  grids: [],
  questions: [
    { ...yesNo, key: 'gas_used', zh: '家里用燃气吗', en: 'Is gas used at home', required: true },
    { ...yesNo, key: 'gas_alarm', zh: '装了燃气报警器吗', en: 'Is there a gas alarm', required: false },
    { ...yesNo, key: 'gas_hose', kind: 'choice', choices: ['两年内', '两年以上', '说不清'], zh: '软管用了多久', en: 'How old is the hose', required: false },
  ],
  state: 'open',
}) // prettier-ignore

type Said = { kind: DoorKind; days: number; phone: string; text?: string; since?: 0 | 1 | 3 | 6; answer?: string }
/** Made up: what residents of the demo community said through the codes in their stairwells. */
const said: readonly Said[] = [
  { kind: 'nobody_came', days: 1, phone: demoResidentPhone, since: 3, text: '我妈八十多了，住四楼，想有人来看看' },
  { kind: 'nobody_came', days: 9, phone: '19900000002', since: 1, answer: '网格员上周请假，B 岗已于周三上门' },
  { kind: 'praise', days: 4, phone: '19900000003', text: '下雨天帮我把轮椅抬上楼，谢谢' },
  { kind: 'praise', days: 15, phone: demoResidentPhone, text: '楼道灯第二天就修好了' },
]

/** Two made-up boxes of the demo community, one of them emptied last week. */
const seedBoxes = async (db: Db, random: ReturnType<typeof randomOf>, now: Date, head: Staff) => {
  const opened = new Date(now.getTime() - 6 * dayMs)
  const context = contextOf(db, staffActor(head), demoCommunity, opened)
  const boxes = []
  for (const place of ['居委会门口', '小区东门岗亭'])
    boxes.push(
      await saveBox(context, { areaId: demoCommunity, id: random.uuid(opened) }, { place, gridNo: demoGrid, note: '示例', everyDays: 7, closedOn: null, version: null }),
    )
  await recordCollection(context, {
    id: random.uuid(opened),
    boxId: boxes[0]!.id,
    note: '',
    saidAt: opened.toISOString(),
    sentAt: opened.toISOString(),
    papers: [
      { id: random.uuid(opened), text: '活动室周末开不开？', photos: [], becomes: { kind: 'answered', answer: '周末 9:00–17:00 开放，已贴在公告栏' } },
      { id: random.uuid(opened), text: '保洁师傅很认真', photos: [], becomes: { kind: 'praise' } },
    ],
  })
} // prettier-ignore

/** Channels of every community of the two streets, a campaign of one street, and what was said at doors of the demo community. */
export const seedVisitOffice = async (db: Db, seed: string, now: Date, staff: readonly Staff[]) => {
  const random = randomOf(`${seed} visit office`)
  const head = staff.find((s) => s.areaId === demoCommunity && s.role === 'community_head')!
  const calendar = await loadCalendar(db, demoCommunity)
  await insertCampaign(db, campaign(random.uuid(now), now), now)
  for (const street of Object.values(streets))
    for (const community of await areasWithin(db, street, 'community'))
      await saveChannels(contextOf(db, { ...staffActor(head), areaId: community.id }, community.id, now), {
        version: 0,
        channels: [
          { kind: 'hotline', value: `021-5550${random.whole(1000, 9999)}`, note: '示例号码，8:30–17:00' },
          { kind: 'wechat', value: `${community.shortName}邻里群`, note: '请网格员拉您进群' },
          { kind: 'box', value: '居委会门口', note: '每周一、周四开箱' },
        ],
      })
  await seedBoxes(db, randomOf(`${seed} boxes`), now, head)
  const buildings = await searchBuildings(db, demoCommunity, { gridNo: demoGrid, limit: said.length })
  for (const [at, one] of said.entries()) {
    const building = buildings[at % Math.max(1, buildings.length)]
    if (!building) return
    const when = workdayBefore(now, one.days, 90, calendar)
    const { id: accountId } = await ensureResident(db, one.phone)
    const id = random.uuid(when)
    await sayAtDoor(contextOf(db, residentActor(accountId), demoCommunity, when), {
      id,
      kind: one.kind,
      buildingNo: building.buildingNo,
      anonymous: false,
      ...(one.since !== undefined && { sinceMonths: one.since }),
      ...(one.text !== undefined && { text: one.text }),
    })
    const key = { areaId: demoCommunity, id }
    const door = (await findDoor(db, key))!
    const answerer = staff.find((s) => s.areaId === door.owner_area_id && s.role === door.owner_role)
    if (one.answer && answerer)
      await moveDoor(
        contextOf(db, staffActor(answerer), demoCommunity, inOffice(new Date(when.getTime() + dayMs), calendar)),
        'answer',
        key,
        { moveId: random.uuid(when), version: door.version, note: one.answer },
      )
  }
}
