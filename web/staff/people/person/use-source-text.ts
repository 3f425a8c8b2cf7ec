import type { Source } from '#contract/people/fields.ts'
import { sayDay } from '#kit/format.ts'
import { usePhrases } from '#kit/phrases.ts'

/** 导入台账 · 人口普查底册 · 2026年11月21日: where a value comes from, and when it was known (C07). */
export const useSourceText = () => {
  const phrase = usePhrases('people')
  return ({ kind, label, onDay }: Source) => {
    const sort = phrase(`people.sort_${kind}`)
    return [sort, label === sort ? '' : label, sayDay(onDay)].filter(Boolean).join(' · ')
  }
}
