import type { Random } from './random.ts'

/** What staff and residents of the demo write beside a move. Made up. */
const notes = {
  ask_verify: ['请网格员到现场核实', '情况不清，请核实后反馈', '请核实具体位置和现状'],
  confirm: ['现场核实属实', '已到现场，情况属实，位置准确', '与反映一致'],
  not_true: ['现场未发现所述情况', '已多次到现场，未见异常'],
  answer: ['已电话答复政策口径和办理渠道', '已说明情况，居民表示理解', '已告知办理地点、材料和时间'],
  self_handle: [
    '现场劝导，当场整改',
    '已联系保洁清理完毕',
    '已上门调解，双方谈妥',
    '当场清理，已恢复通行',
    '已协调物业处理',
  ],
  raise: [
    '需要专业单位处理，网格解决不了',
    '涉及公共管线，请社区协调',
    '当事人不配合，请社区出面',
    '超出网格职责，上报社区',
  ],
  whistle: ['涉及多个部门，请街道协调到场', '多次处理后反复，请街道牵头联合处置', '权属不清，请街道召集相关部门会商'],
  check_in: ['已到现场', '已派员到场', '人员、车辆已到位'],
  contact: ['已电话联系反映人，说明处理安排', '已与反映人约定上门时间', '已联系，反映人补充了情况'],
  done: [
    '已处理完毕',
    '已维修，恢复正常',
    '已清理，现场整洁',
    '已整改并拍照',
    '已更换损坏部件',
    '已责令当事人限期整改，现已改正',
  ],
  ask_delay: ['配件需要订货', '施工需避开高峰，申请延期', '当事人外出，需再约时间'],
  ask_suspend: ['待专项资金落实后施工', '已列入改造计划，待统一施工'],
  wait: ['当事人出差，约定回来后再办', '等待当事人补充材料'],
  approve: ['同意', '情况属实，同意', '请抓紧'],
  resume: ['条件具备，恢复办理', '当事人已返回，继续办理'],
  pass: ['现场复核，处理到位', '照片与现场一致，通过', '已核查'],
  fail: ['现场仍有遗留，退回重办', '处理不彻底，请返工', '照片与现场不符，请重新处理'],
  urge: ['已超时，请尽快处理', '居民再次来电，请抓紧', '请今日内反馈进展'],
  reopen: ['问题又出现了', '没过几天又坏了', '处理后又反复'],
  not_reached: ['三次拨打无人接听', '电话关机'],
} as const
export type Note = keyof typeof notes
export const pickNote = (random: Random, what: Note): string => random.pick(notes[what])

export const rejection = (random: Random) =>
  random.pick([
    { reason: 'not_our_duty', note: '不属于本辖区职责，已告知反映渠道' },
    { reason: 'not_true', note: '现场未发现所述情况' },
    { reason: 'no_place', note: '位置不明，联系不上反映人' },
    { reason: 'legal_channel', note: '已进入司法程序，请通过法定途径解决' },
    { reason: 'answered_before', note: '此前已答复，无新情况' },
  ] as const)

export const returning = (random: Random) =>
  random.pick([
    { note: '不在本单位养护范围', basis: '部门职责清单' },
    { note: '该设施产权属物业，建议派物业', basis: '《物业管理条例》' },
    { note: '涉及地下管线，应由管线单位处理', basis: '管线权属登记' },
  ])

/** What residents say with each grade, when it was solved: 5 非常满意 … 1 非常不满意. */
export const solvedWords: Record<number, readonly string[]> = {
  5: ['解决了，谢谢', '处理得很快', '非常满意', '比上次快多了'],
  4: ['解决了', '满意', '已经好了', '比上次快'],
  3: ['可以', '基本解决了', '好是好了，等得有点久'],
  2: ['修好了，但催了好几次', '等得太久', '解决了，没人提前说一声'],
}
const unsolvedWords = ['没有解决', '只处理了一半', '第二天又这样', '没人来过']

export const verdictNote = (random: Random, solved: boolean, grade: number): string =>
  random.pick(solved ? solvedWords[grade]! : unsolvedWords)
