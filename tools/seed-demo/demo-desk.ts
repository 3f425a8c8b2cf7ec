import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { categoryChain } from '#modules/incidents/configuration.ts'
import { CaseLife, residentActor, type Actor, type Photo } from './case-life.ts'
import { demoCommunity, demoGrid } from './demo-accounts.ts'
import { beforeNight } from './hours.ts'
import { live } from './lived-moves.ts'
import type { Said } from './lived-rules.ts'
import { makeReport } from './made-report.ts'
import { districts } from './organisations.ts'
import { passMarks } from './pass-marks.ts'
import type { Place } from './places.ts'
import { randomOf } from './random.ts'
import type { Resident } from './residents.ts'
import type { World } from './world.ts'

type Who = 'grid' | 'clerk' | 'head' | 'street' | 'water' | 'roads' | 'resident' | 'district'
type Play = readonly [move: IncidentMove, who: Who, said?: Said | ((day: (days: number) => string) => Said)]
type Scene = {
  code: string
  /** Hours before now that it was reported. */
  ago: number
  text?: string
  source?: string
  by?: Who
  flags?: Partial<Pick<CaseLife['report'], 'urgent' | 'secret' | 'historical' | 'level' | 'scale'>>
  plays: readonly Play[]
  photos?: readonly Photo['phase'][]
  /** How long each move takes, in minutes. */
  pace?: number
}

const note = (text: string): Said => ({ note: text })
const raised: readonly Play[] = [
  ['accept', 'grid'],
  ['raise', 'grid', note('需要专业单位处理')],
]
const atWater: readonly Play[] = [...raised, ['assign', 'head']]
const atWork: readonly Play[] = [...atWater, ['sign', 'water'], ['contact', 'water', note('已电话联系反映人')]]
const handled: readonly Play[] = [...atWork, ['done', 'water', { note: '已修复', outcome: 'fixed' }]]

/** What stands on the desks of the demo accounts right now: something in every state, something for everybody to do. */
const scenes: readonly Scene[] = [
  { code: '0404', ago: 0.4, plays: [], photos: ['before'] },
  { code: '0102', ago: 1.1, plays: [] },
  { code: '0505', ago: 2.3, plays: [] },
  { code: 'G0206', ago: 0.2, plays: [], photos: ['before'] },
  { code: '0503', ago: 70, plays: [] },
  { code: 'G0101', ago: 30, plays: [['ask_verify', 'clerk', note('请到现场核实')]] },
  { code: 'P01', ago: 5, plays: [['ask_verify', 'clerk', note('位置不清，请核实')]] },
  { code: '0107', ago: 20, plays: [['accept', 'grid']] },
  { code: '0506', ago: 4, plays: [['accept', 'grid']] },
  { code: 'G0102', ago: 26, plays: raised },
  { code: '0108', ago: 3, plays: raised, photos: ['before'] },
  { code: '0501', ago: 50, plays: raised },
  { code: 'G0307', ago: 6, source: 'window', by: 'clerk', plays: [['accept', 'clerk']] },
  {
    code: '0104',
    ago: 28,
    plays: [
      ['accept', 'grid'],
      ['self_handle', 'grid', note('已联系保洁清理')],
    ],
    photos: ['before', 'after'],
  },
  {
    code: 'G0201',
    ago: 48,
    plays: [
      ['accept', 'grid'],
      ['self_handle', 'grid', note('已劝导清空楼道')],
    ],
    photos: ['before', 'after'],
  },
  {
    code: 'G0210',
    ago: 30,
    plays: [
      ['accept', 'grid'],
      ['raise', 'grid', note('请社区协调')],
      ['self_handle', 'head', note('已上门协调')],
    ],
  },
  {
    code: 'G0101',
    ago: 52,
    plays: [
      ['accept', 'grid'],
      ['raise', 'grid', note('双方各执一词')],
      ['self_handle', 'head', note('已调解')],
    ],
  },
  {
    code: '0506',
    ago: 60,
    plays: [
      ['accept', 'grid'],
      ['self_handle', 'grid', note('已清理')],
      ['fail', 'clerk', note('角落仍有堆物')],
    ],
  },
  { code: '0103', ago: 9, plays: [...raised, ['whistle', 'head', note('渣土来源不清，需城管、环卫共同到场')]] },
  { code: 'G0103', ago: 31, plays: [...raised, ['whistle', 'head', note('外墙渗水涉及多方')]], photos: ['before'] },
  {
    code: '0406',
    ago: 2.5,
    flags: { urgent: true },
    plays: [
      ...raised,
      ['whistle', 'head', note('下穿通道积水，请供排水和市政到场')],
      ['call_departments', 'street', {}],
    ],
    photos: ['before'],
  },
  {
    code: '0401',
    ago: 6,
    plays: [
      ...raised,
      ['whistle', 'head', note('路面下沉，疑有空洞')],
      ['call_departments', 'street', {}],
      ['check_in', 'roads', note('已设围挡')],
    ],
    photos: ['before'],
  },
  { code: '0404', ago: 3, plays: atWater },
  { code: '0402', ago: 0.9, plays: atWater, photos: ['before'], pace: 4 },
  { code: '0404', ago: 27, plays: atWater },
  { code: '0404', ago: 15, plays: atWork, photos: ['before'] },
  { code: '0402', ago: 5, plays: atWork, pace: 6 },
  { code: 'G0312', ago: 21, plays: atWork },
  { code: '0404', ago: 40, plays: [...atWork, ['ask_delay', 'water', { note: '管件需订货', workingDays: 1 }]] },
  {
    code: 'G0312',
    ago: 20,
    plays: [...atWork, ['ask_suspend', 'water', (day) => ({ note: '待二次供水改造时一并处理', reviewOn: day(30) })]],
  },
  {
    code: 'G0312',
    ago: 100,
    plays: [
      ...atWork,
      ['ask_suspend', 'water', (day) => ({ note: '等待小区管网改造', reviewOn: day(45) })],
      ['grant_suspend', 'head', note('同意，到期复核')],
    ],
  },
  {
    code: '0404',
    ago: 44,
    plays: [...atWork, ['wait', 'water', (day) => ({ note: '住户外出，约定下周上门', reviewOn: day(6) })]],
  },
  {
    code: '0404',
    ago: 60,
    plays: [
      ...atWork,
      ['yellow_card', 'street', note('已超时，请今日反馈')],
      ['instruct', 'district', note('请供排水单位查明反复堵塞的原因')],
    ],
  },
  { code: 'G0104', ago: 25, flags: { secret: true }, source: 'window', by: 'clerk', plays: [['accept', 'clerk']] },
  { code: '0404', ago: 30, plays: handled, photos: ['before', 'after'] },
  { code: 'G0312', ago: 33, plays: handled },
  { code: '0404', ago: 55, plays: [...handled, ['pass', 'head', note('已现场核查')]] },
  {
    code: 'G0312',
    ago: 58,
    plays: [...handled, ['pass', 'clerk', note('已核查')]],
    photos: ['before', 'after', 'check'],
  },
  {
    code: '0404',
    ago: 74,
    plays: [...handled, ['pass', 'head'], ['judge', 'resident', { solved: false, grade: 2, note: '过一天又堵了' }]],
  },
  { code: '0108', ago: 26, plays: [...raised, ['assign', 'head']] },
  { code: '0108', ago: 75, plays: [...raised, ['assign', 'head'], ['sign', 'roads']], photos: ['before'] },
  { code: '0108', ago: 98, plays: [...raised, ['assign', 'head'], ['sign', 'roads'], ['add_co', 'roads', {}]] },
  {
    code: '0304',
    ago: 50,
    plays: [
      ...raised,
      ['assign', 'head'],
      ['return', 'roads', { note: '非市政道路，属小区内部', basis: '道路养护移交清单' }],
    ],
  },
  {
    code: 'P02',
    ago: 28,
    source: 'grid_worker',
    by: 'grid',
    plays: [
      ['accept', 'grid'],
      ['ask_void', 'grid', note('误报，现场无此设施')],
    ],
  },
  {
    code: 'G0102',
    ago: 24 * 6,
    flags: { historical: true, scale: 'group' },
    plays: [...raised, ['hand_over', 'grid', {}]],
  },
]

/** Plays the scenes of 滨江社区 up to now, all reported by the demo's resident unless said otherwise. */
export const setDesks = (
  world: World,
  seed: string,
  places: readonly Place[],
  resident: Resident,
  now: Date,
  login: (who: Who) => Actor,
): CaseLife[] => {
  const here = places.filter((p) => p.areaId === demoCommunity && p.gridNo === demoGrid && p.buildingNo !== null)
  if (!here.length) throw new Error('the demo grid has no buildings')
  const unit = (kind: string) => world.unitOf(kind, districts.pudong)!
  const actors = (who: Who) => (who === 'resident' ? residentActor(resident.accountId) : login(who))
  return scenes.map((scene, n) => {
    const random = randomOf(`${seed} scene ${n}`)
    let at = now.getTime() - scene.ago * 3_600_000
    const draft = makeReport(world, random, scene.code, random.pick(here), [resident], new Date(at))
    const by = actors(scene.by ?? 'resident')
    const source = scene.source ?? 'resident'
    const report = {
      ...draft,
      secret: false,
      historical: false,
      ...scene.flags,
      source,
      by,
      reporterId: resident.accountId,
      reporterName: null,
      reporterPhone: source === 'window' ? resident.phone : null,
    }
    // Somebody is on duty where something has burst; else the demo may be begun at night, but nobody worked in it.
    const urgent = report.urgent || categoryChain(world.conf, report.categoryId)[0]?.limitGroup === 'urgent'
    const then = (ms: number) => (urgent ? new Date(ms) : beforeNight(new Date(ms)))
    const life = new CaseLife(world, random, report, then(at))
    const pace = scene.pace ?? Math.min(24, (scene.ago * 60 * 0.8) / (scene.plays.length + 1))
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
    for (const [move, who, said] of scene.plays) {
      at += pace * 60_000 * (0.7 + random.next() * 0.6)
      passMarks(life, then(at))
      const spoken = typeof said === 'function' ? said(day) : said
      const extra: Said =
        move === 'call_departments'
          ? {
              organisationIds: [unit('water'), unit('roads')],
              leadId: scene.code === '0401' ? unit('roads') : unit('water'),
            }
          : move === 'add_co'
            ? { organisationIds: [unit('water')] }
            : move === 'hand_over'
              ? { accountId: actors('clerk').accountId! }
              : {}
      live(life, move, actors(who), new Date(Math.max(then(at).getTime(), life.lastAt.getTime())), {
        ...spoken,
        ...extra,
      })
    }
    passMarks(life, now)
    const spans = { before: life.c.reported_at, after: life.lastAt, check: life.lastAt, note: life.lastAt }
    for (const phase of scene.photos ?? [])
      life.photos.push({
        phase,
        at: spans[phase],
        by: phase === 'before' ? report.by.accountId : (life.steps.at(-1)!.account_id ?? report.by.accountId),
        picture: `${scene.code}-${phase}`,
        fileId: random.uuid(spans[phase]),
      })
    return life
  })
}
