import { readings } from '../han.ts'
import type { Dice } from './dice.ts'

// Shares of surnames in ten thousand, roughly as published by the police's yearly name reports.
const surnames = `王724 李719 张683 刘538 陈455 杨308 黄226 赵221 吴205 周202 徐166 孙153 马129 朱126 胡116 林113 郭113 何106 高100 罗95 郑93 梁84 谢72 宋70 唐69
许66 邓62 冯62 韩61 曹59 曾58 彭56 萧56 蔡55 潘54 田54 董53 袁53 于52 余50 叶49 蒋49 杜48 苏47 魏47 程46 吕45 丁44 沈41 任41 姚40 卢40 傅40 钟40 姜39 崔38 谭38 廖37
范36 汪36 陆36 金35 石34 戴34 贾33 韦32 夏32 邱32 方31 侯30 邹30 熊29 孟29 秦29 白28 江28 阎27 薛27 尹26 段25 雷25 黎23 史22 龙22 陶22 贺21 顾21 毛20 郝20 龚20 邵20
万19 钱19 严18 覃17 武17 戚16 莫16 孔16 向15 汤15 单6 查6 仇4 解5 欧阳9 诸葛2 司马2 上官2 令狐1 尉迟1 区3 翟10 柴8 兰8 关8 苗7 窦5 樊8 鲍6 耿6`
const weights = [...surnames.matchAll(/([^\d\s]+)(\d+)/g)].map((m) => [m[1]!, Number(m[2])] as const)
// Given-name characters, common ones first; older and younger people have other names.
const old = '国建华英秀玉桂明文志荣春淑兰凤德福生金海珍芳林云红平军永新庆忠学义芬莲香梅美琴贵仁宝良山树祥成光全世清长'
const middle =
  '伟强磊军洋勇艳杰娟涛超霞刚敏静丽燕鹏飞辉玲峰波亮斌浩健俊丹丽娜莉婷雪倩琳红梅萍慧颖佳宇鑫龙威旭东晓春海燕立永志文'
const young = '子梓宇浩轩涵泽雨欣怡诗一佳俊嘉宸睿晨思若梦语诺可馨琪瑶彤萱雅昊博铭皓妍悦晗奕辰煜沐阳然恩熙'
const rare = '𠮷喆堃翀昶䶮祎骞甯彧玥鑫犇淼焱'

/** Makes names, and spoils them as clerks do. */
export const chineseNames = (dice: Dice) => {
  const surname = dice.weighted(weights)
  const pools = [old, middle, young].map((pool) => {
    const characters = [...new Set(pool)]
    return dice.weighted(characters.map((c, i) => [c, 1 / (i + 8)] as const))
  })
  const bySound = new Map<string, string[]>()
  for (const c of new Set(old + middle + young)) {
    const sound = readings(c)[0]!
    bySound.set(sound, [...(bySound.get(sound) ?? []), c])
  }
  const given = (year: number) => {
    const pool = pools[year < 1968 ? 0 : year < 1996 ? 1 : 2]!
    const one = dice.chance(0.008) ? dice.pick([...rare]) : pool()
    return dice.chance(year >= 1968 && year < 1996 ? 0.42 : 0.12) ? one : one + pool()
  }
  return {
    surname,
    given,
    /** Given names of twins often share their first character. */
    twin: (name: string, year: number) => {
      const first = [...name][0]!
      for (;;) {
        const other = [...name].length > 1 && dice.chance(0.6) ? first + pools[2]!() : given(year)
        if (other !== name) return other
      }
    },
    /** The character as somebody writes it who only heard it. */
    heard: (character: string): string => {
      const same = bySound.get(readings(character)[0]!)?.filter((c) => c !== character)
      return same?.length ? dice.pick(same) : character
    },
    other: (year: number) => pools[year < 1968 ? 0 : year < 1996 ? 1 : 2]!(),
  }
}
