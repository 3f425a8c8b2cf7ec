import { audiences, matterKinds, onlineLevels, type ItemContent } from '#contract/matters/item.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import type { ColumnKind } from '#platform/sheet-cells.ts'
import { readBasis, readMaterials, readSteps, sayBasis, sayMaterial } from './list-cells.ts'

/** What the words of a sheet mean here: classes and posts by name. */
export type SheetWorld = {
  classes: readonly { code: string; zh: string }[]
  posts: readonly { code: string; zh: string }[]
}
/** What is wrong with a cell: the rest of the key of its sentence, and what it names. */
export type CellFault = { why: string; about?: Record<string, string | number> }
/** An item while its row is read. */
export type Reading = { classCode: string; content: ItemContent; before: ItemContent | undefined }
/** A column: how it is written and, where it is read at all, how it changes the item. */
export type ItemColumn = {
  key: string
  header: string
  kind: ColumnKind
  width: number
  required?: boolean
  choices?: (world: SheetWorld) => readonly string[]
  write: (item: { classCode: string; content: ItemContent }, world: SheetWorld) => string | number | null
  read?: (text: string, into: Reading, world: SheetWorld) => CellFault | void
  clear?: (into: Reading) => void
}
const divided = /[\n、，,；;]+/
export const linesOf = (text: string) => text.split(/\n+/).map((line) => line.trim()).filter(Boolean) // prettier-ignore

const tooLong = (text: string, most: number): CellFault | undefined =>
  [...text].length > most ? { why: 'long', about: { most } } : undefined

const word = (
  key: string,
  header: string,
  width: number,
  most: number,
  of: (c: ItemContent) => string,
  set: (c: ItemContent, text: string) => void,
  required = false,
): ItemColumn => ({
  key,
  header,
  kind: 'text',
  width,
  required,
  write: ({ content }) => of(content),
  read: (text, { content }) => tooLong(text, most) ?? set(content, text),
})
const choice = <V extends string>(
  key: string,
  header: string,
  prefix: string,
  all: readonly V[],
  of: (c: ItemContent) => V,
  set: (c: ItemContent, value: V) => void,
  required = false,
): ItemColumn => {
  const words = all.map((value) => [value, say('zh', `matters.${prefix}.${value}` as WordKey)] as const)
  return {
    key,
    header,
    kind: 'text',
    width: 14,
    required,
    choices: () => words.map(([, zh]) => zh),
    write: ({ content }) => words.find(([value]) => value === of(content))![1],
    read: (text, { content }) => {
      const found = words.find(([value, zh]) => zh === text || value === text)
      if (!found) return { why: 'choice', about: { is: text.slice(0, 20), choices: words.map(([, zh]) => zh).join('、') } }
      set(content, found[0])
    },
  }
} // prettier-ignore
const days = (key: keyof ItemContent['limits'], header: string, most: number, required = false): ItemColumn => ({
  key,
  header,
  kind: 'number',
  width: 12,
  required,
  write: ({ content }) => content.limits[key],
  read: (text, { content }) => {
    const found = /^(\d{1,4})(?:\.0+)?\s*(?:个?工作日|天|日)?$/.exec(text)?.[1]
    const number = Number(found)
    if (!found || number < 1 || number > most) return { why: 'days', about: { is: text.slice(0, 20), most } }
    content.limits[key] = number
  },
})
const lines = (
  key: string,
  header: string,
  width: number,
  write: (c: ItemContent) => readonly string[],
  read: (all: string[], into: Reading) => CellFault | void,
  clear: (c: ItemContent) => void,
): ItemColumn => ({
  key,
  header,
  kind: 'text',
  width,
  write: ({ content }) => write(content).join('\n'),
  read: (text, into) => read(linesOf(text), into),
  clear: ({ content }) => clear(content),
})
const named = (all: readonly { code: string; zh: string }[], text: string) =>
  all.find((one) => one.zh === text) ?? all.find((one) => one.code === text)

/** 事项清单: the same columns are exported, offered as a template and read. */
export const itemColumns: readonly ItemColumn[] = [
  {
    key: 'class',
    header: '分类',
    kind: 'text',
    width: 16,
    required: true,
    choices: ({ classes }) => classes.map((c) => c.zh),
    write: ({ classCode }, { classes }) => classes.find((c) => c.code === classCode)?.zh ?? classCode,
    read: (text, into, { classes }) => {
      const found = named(classes, text)
      if (!found) return { why: 'class', about: { is: text.slice(0, 20) } }
      into.classCode = found.code
    },
  },
  word('zh', '事项名称', 28, 80, (c) => c.zh, (c, text) => { c.zh = text }, true),
  word('en', '英文名称', 28, 160, (c) => c.en, (c, text) => { c.en = text }),
  word('summary', '一句话说明（给居民看）', 40, 500, (c) => c.summary, (c, text) => { c.summary = text }, true),
  choice('kind', '性质', 'kind', matterKinds, (c) => c.kind, (c, kind) => { c.kind = kind }, true),
  choice('audience', '面向', 'audience', audiences, (c) => c.audience, (c, audience) => { c.audience = audience }),
  {
    key: 'post',
    header: '岗位',
    kind: 'text',
    width: 14,
    choices: ({ posts }) => posts.map((p) => p.zh),
    write: ({ content }, { posts }) => posts.find((p) => p.code === content.post)?.zh ?? content.post,
    read: (text, { content }, { posts }) => {
      const found = named(posts, text)
      if (!found && text !== content.post) return { why: 'choice', about: { is: text.slice(0, 20), choices: posts.map((p) => p.zh).join('、') } }
      content.post = found?.code ?? text
    },
    clear: ({ content }) => { content.post = null },
  },
  lines('basis', '依据（一行一条）', 40, (c) => c.basis.map(sayBasis), (all, { content }) => {
    const long = all.find((line) => [...line].length > 300)
    if (long) return { why: 'long', about: { most: 300 } }
    content.basis = all.map(readBasis)
  }, (c) => { c.basis = [] }),
  word('applicants', '谁可以办', 30, 500, (c) => c.applicants, (c, text) => { c.applicants = text }, true),
  lines('conditions', '条件（一行一条）', 30, (c) => c.conditions, (all, { content }) => {
    const long = all.find((line) => [...line].length > 300)
    if (long) return { why: 'long', about: { most: 300 } }
    content.conditions = all
  }, (c) => { c.conditions = [] }),
  lines('materials', '材料（一行一种）', 46, (c) => c.materials.map(sayMaterial), readMaterials, (c) => { c.materials = [] }),
  days('acceptDays', '受理时限（工作日）', 30),
  days('statutoryDays', '法定时限（工作日）', 366, true),
  days('promisedDays', '承诺时限（工作日）', 366, true),
  days('supplementDays', '补正时限（工作日）', 60),
  {
    key: 'atOnce',
    header: '即办件',
    kind: 'text',
    width: 8,
    choices: () => ['是', '否'],
    write: ({ content }) => (content.atOnce ? '是' : '否'),
    read: (text, { content }) => {
      if (!/^[是否]$/.test(text)) return { why: 'choice', about: { is: text.slice(0, 20), choices: '是、否' } }
      content.atOnce = text === '是'
    },
  },
  lines('steps', '办理流程（一行一步：做什么／谁做）', 34, (c) => c.steps.map((s) => `${s.zh}／${s.who}`), readSteps, (c) => { c.steps = [] }),
  {
    key: 'fee',
    header: '收费',
    kind: 'text',
    width: 16,
    write: ({ content: { fee } }) => (fee.free ? '不收费' : (fee.text ?? '收费')),
    read: (text, { content }) => {
      const free = text === '不收费'
      content.fee = free ? { ...content.fee, free } : { ...content.fee, free, ...(text === '收费' ? {} : { text }) }
      return tooLong(text, 300)
    },
  },
  {
    ...word('feeBasis', '收费依据', 20, 200, (c) => c.fee.basis ?? '', (c, text) => { c.fee.basis = text }),
    clear: ({ content }) => { delete content.fee.basis },
  },
  choice('online', '网办程度', 'online', onlineLevels, (c) => c.online, (c, online) => { c.online = online }),
  word('resultZh', '办理结果', 20, 80, (c) => c.result.zh, (c, text) => { c.result.zh = text }),
  word('resultEn', '办理结果（英文）', 20, 160, (c) => c.result.en, (c, text) => { c.result.en = text }),
  {
    key: 'keywords',
    header: '居民的说法（用、隔开）',
    kind: 'text',
    width: 30,
    write: ({ content }) => content.keywords.join('、'),
    read: (text, { content }) => {
      const all = text.split(divided).map((one) => one.trim()).filter(Boolean)
      const long = all.find((one) => [...one].length > 40)
      if (long) return { why: 'long', about: { most: 40 } }
      content.keywords = [...new Set(all)]
    },
    clear: ({ content }) => { content.keywords = [] },
  },
] // prettier-ignore

export const codeHeader = '事项代码'
/** Written for the reader and never read back. */
export const readOnlyHeaders = ['序号', '可受理／可决定（不导入）', '备注（不导入）'] as const
