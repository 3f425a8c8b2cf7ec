import { cityTexts } from './texts-city.ts'
import { governanceTexts } from './texts-governance.ts'

/** Sentences by category code: `[a|b]` is a choice, `{place}` a slot. */
export const reportTemplates: Readonly<Record<string, readonly string[]>> = { ...governanceTexts, ...cityTexts }

const slots: Readonly<Record<string, string>> = {
  building: '[{n}号楼|{n}栋|{n}幢|{n}号]',
  unit: '[一单元|二单元|三单元|东单元|西单元|]',
  place:
    '[小区|我们小区|本小区][{building}{unit}|大门口|东门|北门|南门|西门|中心花园|地下车库|垃圾房旁边|快递柜旁边|儿童乐园|物业办公室门口|凉亭附近]',
  street:
    '[菜场|小学|中学|地铁站|公交站|超市|医院|银行|幼儿园|社区中心|派出所|加油站|公园][门口|旁边|对面|附近|后面][的人行道上|的马路上|路口|路边|的巷子里|街上|]',
  time: '[今天早上|今早|昨天晚上|昨天下午|这两天|最近|上周末开始|刚刚|每天晚上|这几天|前天|中午|傍晚|国庆之后|一大早|]',
  days: '[两天|三天|一个星期|半个月|快一个月|好几天|一个多月]',
  floor: '[二|三|四|五|六|七|八|十一|十二]楼',
  n: '[1|2|3|4|5|6|7|8|9|11|12|15|17|18|21|26|33]',
}
const openings = [
  '',
  '',
  '',
  '',
  '',
  '你好，',
  '您好，',
  '反映一下，',
  '社区你好，',
  '麻烦问一下，',
  '我是住户，',
  '我想反映：',
  '请帮忙看一下，',
]
/** What people add, by what the matter does to them; a code may match several. */
const effects: readonly [RegExp, readonly string[]][] = [
  [/^(0102|0104|0110|0111|0112|0404|0508|0509|P03|G0109|G0208)$/, ['味道很难闻', '一股臭味', '不敢开窗', '熏得头晕']],
  [/^(0301|0507|0509|G0101)$/, ['晚上都睡不好', '孩子没法写作业', '上夜班的人白天也休息不了', '吵得心慌']],
  [
    /^(0108|0109|030[45]|040[1678]|050[1-6]|0203|P0[124]|G0207|G0210)$/,
    ['老人小孩走路很危险', '影响大家出行', '晚上看不清', '差点出事', '婴儿车推不过去'],
  ],
  [/^(0402|0404|0405|G0312)$/, ['家里没法做饭洗澡', '水越来越大', '一楼都快淹了']],
  [/^(0[1235]|P|G010[12]|G0201|G0205|G0206)/, ['已经{days}了', '跟物业说过也没用', '打过电话没人管', '大家意见很大']],
  [/^G01/, ['已经拖了{days}', '协商过几次没结果', '实在没办法了']],
]
const wishes = [
  '',
  '',
  '',
  '希望尽快处理',
  '请派人来看看',
  '麻烦尽快解决，谢谢',
  '希望有关部门管一管',
  '请帮忙协调一下',
  '什么时候能解决？',
  '谢谢',
  '请尽快回复',
  '快来人吧',
]
/** What slips from thumbs and input methods: same sound, near key. */
const slips: readonly [string, string][] = [
  ['的', '得'],
  ['在', '再'],
  ['已经', '己经'],
  ['做', '作'],
  ['垃圾', '拉圾'],
  ['漏', '露'],
  ['停', '亭'],
  ['小区', '小去'],
  ['噪音', '躁音'],
  ['坏', '怀'],
]

type Random = () => number
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** Fills slots and choices, innermost first, until none is left. */
const grow = (random: Random, template: string): string => {
  let text = template
  for (let round = 0; round < 20 && /[[{]/.test(text); round++)
    text = text
      .replace(/\[([^[\]{}]*)\]/g, (_, choices: string) => pick(random, choices.split('|')))
      .replace(/\{(\w+)\}/g, (_, name: string) => {
        const slot = slots[name]
        if (slot === undefined) throw new Error(`no slot ${name} in ${template}`)
        return slot
      })
  return text
}

const slip = (random: Random, text: string): string => {
  const way = random()
  if (way < 0.4) {
    const [right, wrong] = pick(random, slips)
    return text.replace(right, wrong)
  }
  const at = Math.floor(random() * (text.length - 1))
  if (way < 0.7) return text.slice(0, at) + text.slice(at + 1)
  return text.replace(/[，。！？]/g, ' ').trim()
}

/**
 * A report as a resident might write it, for the demo city and the benches: made up, no real person or firm.
 * The same numbers give the same text. `noise` is the share of texts with a slip of the pen (0 to 1).
 * Throws when no template is known for the code: P1 and P2 leaves have some.
 */
export const makeReportText = (random: Random, categoryCode: string, { noise = 0.15 } = {}): string => {
  const templates = reportTemplates[categoryCode]
  if (!templates) throw new Error(`no templates for category ${categoryCode}`)
  const fitting = effects.filter(([codes]) => codes.test(categoryCode)).flatMap(([, said]) => said)
  const effect = fitting.length && random() < 0.6 ? grow(random, pick(random, fitting)) : ''
  const said = [grow(random, pick(random, templates)), effect, pick(random, wishes)].filter(Boolean)
  const end = /[。！？]$/.test(said.at(-1)!) || random() < 0.4 ? '' : '。'
  const text = pick(random, openings) + said.join('，') + end
  return random() < noise ? slip(random, text) : text
}
