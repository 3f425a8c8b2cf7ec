import { Material, type ItemContent } from '#contract/matters/item.ts'
import { say } from '#contract/phrases.ts'
import type { CellFault, Reading } from './columns.ts'

type Basis = ItemContent['basis'][number]
export const sayBasis = ({ law, article }: Basis) => `《${law}》${article ?? ''}`
/** `《法规》第几条`: the title may hold titles itself; without quotes all of it is the title. */
export const readBasis = (line: string): Basis => {
  if (!line.startsWith('《')) return { law: line.slice(0, 200) }
  let depth = 0
  const signs = [...line]
  const end = signs.findIndex((sign) => {
    depth += sign === '《' ? 1 : sign === '》' ? -1 : 0
    return depth === 0
  })
  if (end < 2) return { law: line.slice(0, 200) }
  const article = signs.slice(end + 1).join('').trim() // prettier-ignore
  return { law: signs.slice(1, end).join(''), ...(article ? { article: article.slice(0, 100) } : {}) }
}

/** `做什么／谁做`; nobody named is the window. */
export const readSteps = (all: string[], { content }: Reading): CellFault | void => {
  content.steps = all.map((line) => {
    const at = line.includes('／') ? line.lastIndexOf('／') : line.lastIndexOf('/')
    return at < 1 ? { zh: line, who: '窗口' } : { zh: line.slice(0, at).trim(), who: line.slice(at + 1).trim() || '窗口' }
  })
  const long = content.steps.find((s) => [...s.zh].length > 100 || [...s.who].length > 60)
  if (long) return { why: 'long', about: { most: 100 } }
} // prettier-ignore

const sources = ['register', 'department', 'written_here'] as const
const sourceWords = sources.map((source) => [source, say('zh', `matters.source.${source}`)] as const)

/** `身份证｜原件1｜复印件1｜非必需｜可承诺｜须纸质｜来源`. */
export const sayMaterial = (m: Material): string =>
  [
    m.zh,
    m.originals ? `原件${m.originals}` : '',
    m.copies ? `复印件${m.copies}` : '',
    m.required ? '' : '非必需',
    m.promise ? '可承诺' : '',
    m.electronic ? '' : '须纸质',
    sourceWords.find(([source]) => source === m.source)?.[1] ?? '',
  ]
    .filter(Boolean)
    .join('｜')

const readMaterial = (line: string, known: Material | undefined, key: string): Material | CellFault => {
  const [zh = '', ...parts] = line.split(/[｜|]/).map((part) => part.trim())
  if (!zh) return { why: 'material_name', about: { is: line.slice(0, 20) } }
  if ([...zh].length > 80) return { why: 'long', about: { most: 80 } }
  // What isn't said stays as it was.
  if (known && !parts.filter(Boolean).length) return known
  const made: Material = {
    ...(known ?? Material.parse({ key, zh, en: zh })),
    originals: 0,
    copies: 0,
    required: true,
    promise: false,
    electronic: true,
    source: 'applicant',
  }
  for (const part of parts.filter(Boolean)) {
    const count = /^(原件|复印件)\s*(\d{1,2})\s*份?$/.exec(part)
    const source = sourceWords.find(([, word]) => word === part)
    if (count && Number(count[2]) <= 20) made[count[1] === '原件' ? 'originals' : 'copies'] = Number(count[2])
    else if (part === '非必需') made.required = false
    else if (part === '必需') made.required = true
    else if (part === '可承诺') made.promise = true
    else if (part === '须纸质') made.electronic = false
    else if (part === say('zh', 'matters.source.applicant')) made.source = 'applicant'
    else if (source) made.source = source[0]
    else return { why: 'material_part', about: { is: part.slice(0, 20), material: zh.slice(0, 20) } }
  }
  return made
}

/** A paper of the same name keeps everything the sheet doesn't say: sample, conditions, what takes its place. */
export const readMaterials = (all: string[], { content }: Reading): CellFault | void => {
  const before = content.materials
  const keys = new Set(before.map((m) => m.key))
  const free = (n: number): string => (keys.has(`paper_${n}`) ? free(n + 1) : `paper_${n}`)
  const made: Material[] = []
  for (const line of all) {
    const name = line.split(/[｜|]/)[0]!.trim()
    if (made.some((m) => m.zh === name)) return { why: 'material_twice', about: { material: name.slice(0, 20) } }
    const key = free(made.length + 1)
    const read = readMaterial(line, before.find((m) => m.zh === name), key) // prettier-ignore
    if ('why' in read) return read
    keys.add(read.key)
    made.push(read)
  }
  if (made.length > 40) return { why: 'materials_many', about: { most: 40 } }
  content.materials = made
}
