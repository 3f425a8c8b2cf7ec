import { readFileSync } from 'node:fs'
import { weighted, type Random } from './random.ts'

const familyNames = JSON.parse(readFileSync(new URL('./family-names.json', import.meta.url), 'utf8')) as Record<
  string,
  number
>
const family = weighted(Object.entries(familyNames))

const single = [...'敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉玲燕萍红健斌洁颖琳璐宁晨浩宇鹏飞雪梅兰芳英华']
const first = [...'建志国文晓海玉春秀雅思子佳欣雨俊嘉明德永宏振家美淑桂金立新向景雪书若一梓']
const second = [...'华明国平英芳兰萍珍荣军伟强峰林辉龙生东宁安琪怡涵轩泽睿彤妍瑶琳洁敏芬琴梅霞娟飞宇航然晨']

/** A name nobody was asked for: made up from weighted family names and common syllables. */
export const personName = (random: Random): string =>
  family(random) + (random.chance(0.28) ? random.pick(single) : random.pick(first) + random.pick(second))

/** The family name of a made-up name. */
export const familyOf = (name: string): string => (familyNames[name.slice(0, 2)] ? name.slice(0, 2) : name.slice(0, 1))
