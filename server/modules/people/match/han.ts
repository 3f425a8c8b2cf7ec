import { createRequire } from 'node:module'
import type { Converter } from 'opencc-js/t2cn'
import { pinyin } from '#platform/pinyin.ts'
import { surnameReadings } from '#contract/people/identity/surnames.ts'

// Loaded with the first character to be simplified: its tables weigh 5 MB.
let folding: ((text: string) => string)[] | undefined
const fold = () =>
  (folding ??= ((opencc: { Converter: typeof Converter }) =>
    (['t', 'hk', 'tw'] as const).map((from) => opencc.Converter({ from, to: 'cn' })))(
    createRequire(import.meta.url)('opencc-js/t2cn') as { Converter: typeof Converter },
  ))
const simple = new Map<string, string>()

/** Simplified form, character by character: in names no phrase decides, and equal names must stay equal. */
export const simplify = (text: string): string => {
  let out = ''
  for (const character of text) {
    if (character < '\u3400') {
      out += character
      continue
    }
    let known = simple.get(character)
    if (known === undefined) {
      known = fold().reduce((c, convert) => convert(c), character)
      simple.set(character, known)
    }
    out += known
  }
  return out
}

const known = new Map<string, readonly string[]>()

/** All readings of a character without tones, the everyday one first; a character without a reading reads as itself. */
export const readings = (character: string): readonly string[] => {
  let found = known.get(character)
  if (!found) {
    const all = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true })
    found = all.length && all[0] ? [...new Set(all)] : [character]
    known.set(character, found)
  }
  return found
}

/** The reading a surname has as a surname: 单 shan, 查 zha, 解 xie, 仇 qiu. */
export const surnameReading = (character: string): string => surnameReadings[character] ?? readings(character)[0]!

const sharedCache = new Map<string, boolean>()

/** Whether two characters can sound the same (tones aside, every reading counted, as surnames too). */
export const soundAlike = (a: string, b: string): boolean => {
  if (a === b) return true
  const key = a < b ? a + b : b + a
  let alike = sharedCache.get(key)
  if (alike === undefined) {
    const of = (c: string) => [...readings(c), surnameReading(c)]
    const other = new Set(of(b))
    alike = of(a).some((reading) => other.has(reading))
    remember(key, alike, sharedCache)
  }
  return alike
}

const remember = (key: string, value: boolean, cache: Map<string, boolean>) => {
  if (cache.size > 200_000) cache.clear()
  cache.set(key, value)
}

const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^[ln]/, 'l')
    .replace(/^hu(?=.)/, 'f')
    .replace(/^h/, 'f')
    .replace(/([aei])ng$/, '$1n')

const nearCache = new Map<string, boolean>()

/** Whether two characters are easily taken for each other: near in sound by dialect (n/l, zh/z, ing/in) or in shape. */
export const nearAlike = (a: string, b: string): boolean => {
  if (soundAlike(a, b)) return true
  const key = a < b ? a + b : b + a
  let near = nearCache.get(key)
  if (near === undefined) {
    const of = (c: string) => [...readings(c), surnameReading(c)].map(blur)
    const other = new Set(of(b))
    near = of(a).some((reading) => other.has(reading)) || sameShape(a, b)
    remember(key, near, nearCache)
  }
  return near
}

// Characters of names that are confused in writing and scanning. Sound-alikes are found without a list.
const shapes = `己已巳 末未 日曰 土士 干千于 刀力 人入八 大太犬 天夫 王玉主 木本 田由甲申 白自 目且 贝见 午牛 今令 冬东 卫工 末朱 丹舟 兰三 冉再 丰艳 凤风 平苹 乐东
春眷 秦泰奏 晴睛 清请 婷停 娜那 娟捐 妹姝 妍研 姗珊 玲铃 珍诊 琳淋 瑞端 瑜偷 莉利 英央 芳苏 芬分 萍坪 茹如 菁青 薇微 静净 霞露 雪雷 云去 飞气 宇字 宁守 安妥 宏宠
家冢 富当 寿春 崇祟 巨臣 庆厌 康唐 延廷 建健 弘红 彤丹 彦产 志态 忠患 思恩 怡治 恒垣 慧彗 成戊 戌戍 振震 敏繁 文交 斌武 旭旬 昊吴 昌冒 明朋 昕听 晓哓 晨震 晶品 智知
曼慢 月用 朋册 杰烈 松柏 林材 柯何 柳抑 栋拣 桂佳 梅海 梓样 楠南 欣歆 永水 江汪 沐沫 波坡 洁浩 洪供 涛寿 淑椒 渊洲 源原 灿仙 炎淡 焕换 烨华 爱受 牡杜 琪棋 生主 申伸 盛威 福副 秀季
科料 立亲 竹行 红江 纯钝 绍给 维推 翔祥 耀跃 肖尚 胜性 臣巨 良浪 艺忆 茂芪 荣宋 莹萤 蓉容 虎虚 裕浴 豪毫 贤坚 贵责 赞替 辉晖 达迭 迪油 逸免 道首 郁都 金全 钢刚 铭名 锋峰 锐税 锦绵
长民 闯问 阳阴 陆陈 雁雇 雅稚 雯霞 青责 顺须 颖颍 飒风 马鸟 骏俊 高亮 鸣鸡 鹏朋 麒鹿 龙尤 侯候 仑仓 佟修 傅博 冯马 刘浏 卢声 吕昌 史吏 宋宗 崔催 常堂 廖寥 彭澎 戴载 方万 曹曾 汤扬 汪汀
沈枕 潘番 石右 程稞 简筒 罗夕 荆刑 萧箫 董重 蒋将 薛辞 谢射 谭潭 贺贸 赖懒 邓邦 邱丘 邵召 郑邓 郭敦 钟种 钱线 阎间 雷雪 韦书 韩朝 颜彦 魏巍 黎黍`
const shapesOf = new Map<string, number[]>()
shapes.split(/\s+/).forEach((group, i) => {
  for (const character of group) shapesOf.set(character, [...(shapesOf.get(character) ?? []), i])
})
const sameShape = (a: string, b: string): boolean => shapesOf.get(a)?.some((g) => shapesOf.get(b)?.includes(g)) ?? false
