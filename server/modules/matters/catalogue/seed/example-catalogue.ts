import { ItemContent, type ItemContentInput } from '#contract/matters/item.ts'
import { items, type SeedItem } from './items.ts'
import { fields, papers, person } from './papers-and-fields.ts'

const known = <T>(of: Record<string, T>, key: string): T => {
  const found = of[key]
  if (!found) throw new Error(`the example catalogue knows no ${key}`)
  return found
}
const words = (text: string) => text.split(' ').filter(Boolean)

/** One line of the worked example as the content of a version; throws for a line the contract wouldn't take. */
export const contentOf = (line: SeedItem): ItemContent => {
  const [code, zh, en, post, kind, basis, who, paperKeys, fieldKeys, days, once, online, result, keywords, summary, power] = line // prettier-ignore
  const [law, article] = basis.split('/')
  const [statutory, promised] = days.split(',').map(Number)
  const [resultZh, resultEn] = result.split(';')
  const asked = words(fieldKeys)
  // A paper that hangs on a question brings its question along.
  const wanted = words(paperKeys)
  const papersAsked = wanted.includes('authority') || !asked.includes('by_agent') ? wanted : [...wanted, 'authority']
  const content: ItemContentInput = {
    zh,
    en,
    summary,
    kind: kind as ItemContentInput['kind'],
    audience: ['jingying.bianmin_wangdian', 'wuye.yezhu_dahui', 'laodong.zhengyi_tiaojie'].includes(code)
      ? 'both'
      : 'person',
    post,
    basis: [article ? { law: law!, article } : { law: law! }],
    applicants: who,
    conditions: [who],
    materials: ['form', ...papersAsked].map((key) => known(papers, key)),
    limits: { acceptDays: once === 'o' ? 1 : 2, statutoryDays: statutory!, promisedDays: promised! },
    // Only what the window's own community decides can be decided at the window.
    atOnce: once === 'o' && power === 'C',
    steps: [
      { zh: '收件、核对材料', who: '社区窗口' },
      { zh: '受理或一次性告知', who: '社区窗口' },
      { zh: power === 'C' ? '办理' : '审核、决定', who: power === 'C' ? '社区' : '街道' },
      { zh: '办结、送达', who: '社区窗口' },
    ],
    fee: { free: true },
    online: online as ItemContentInput['online'],
    form: { fields: [...person, ...asked.map((key) => known(fields, key))] },
    result: { zh: resultZh!, en: resultEn! },
    keywords: words(keywords),
    example: true,
  }
  return ItemContent.parse(content)
}

export const exampleItems = items.map((line) => ({
  code: line[0],
  classCode: line[0].split('.')[0]!,
  content: contentOf(line),
  communityDecides: line[15] === 'C',
  ownMatter: line[4] === 'self_governed',
}))
