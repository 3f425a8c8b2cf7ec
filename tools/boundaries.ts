import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** What the rules need to know of the modules: their names, whom each may call, and who only reads what is published. */
export type House = { calls: ReadonlyMap<string, readonly string[]>; readers: ReadonlySet<string> }

const homes: Record<string, string> = {
  contract: 'contract',
  platform: 'server/platform',
  modules: 'server/modules',
  kit: 'web/kit',
}
const moduleOf = (file: string) => /^server\/modules\/([^/]+)\//.exec(file)?.[1]
const appOf = (file: string) => /^web\/([^/]+)\//.exec(file)?.[1]
const isTest = (file: string) => /(\.test\.tsx?|^server\/testing\.ts|\/testing\.ts|^test\/.*|^bench\/.*)$/.test(file)

/** The imports of a source text, as paths of the repository; packages as `npm:<name>`. */
export const importsIn = (file: string, text: string) =>
  [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(([, spec]) => {
    const alias = /^#([^/]+)\/(.+)$/.exec(spec!)
    if (alias) return `${homes[alias[1]!]}/${alias[2]}`
    return spec!.startsWith('.') ? normalize(join(dirname(file), spec!)) : `npm:${spec}`
  })

/** Each rule answers why an import is wrong, or undefined. ARCHITECTURE.md says why each holds. */
export const rules: Record<string, (from: string, to: string, house: House) => string | undefined> = {
  'the contract stands alone': (from, to) =>
    from.startsWith('contract/') && !isTest(from) && !/^(contract\/|npm:zod$)/.test(to)
      ? 'the contract imports zod and itself, so that every side can use it'
      : undefined,
  'the platform knows no module': (from, to) =>
    from.startsWith('server/platform/') && !isTest(from) && moduleOf(to)
      ? 'the platform is mechanism; meaning lives in modules'
      : undefined,
  'the platform does not know the app': (from, to) =>
    from.startsWith('server/platform/') && !isTest(from) && (to === 'server/app.ts' || to.startsWith('tools/'))
      ? 'the platform is plugged in, it plugs nothing'
      : undefined,
  'the web knows the server by its contract': (from, to) =>
    from.startsWith('web/') && !isTest(from) && /^(server|tools)\//.test(to)
      ? 'a web app that imports the server ships it to the phone'
      : undefined,
  'one web app never imports another': (from, to) =>
    appOf(from) && appOf(to) && !['kit', 'build'].includes(appOf(to)!) && appOf(from) !== appOf(to)
      ? 'the apps are built and shipped apart'
      : undefined,
  'the app plugs in module.ts and index.ts': (from, to) =>
    from === 'server/app.ts' && moduleOf(to) && !/\/(module|index)\.ts$/.test(to)
      ? 'the app sees the plug and the door of a module, not its rooms'
      : undefined,
  'a module is entered through its door': (from, to) => {
    const target = moduleOf(to)
    if (!target || target === moduleOf(from) || from === 'server/app.ts' || from.startsWith('tools/')) return undefined
    if (isTest(from)) return undefined
    return to.endsWith(`${target}/index.ts`) ? undefined : 'a module is entered through its index.ts'
  },
  'a module calls only whom it declares': (from, to, house) => {
    const [own, target] = [moduleOf(from), moduleOf(to)]
    if (!own || !target || own === target || isTest(from)) return undefined
    return house.calls.get(own)?.includes(target) ? undefined : `${own} does not declare that it calls ${target}`
  },
  'only crypto.ts imports node:crypto': (from, to) =>
    from.startsWith('server/') && to === 'npm:node:crypto' && from !== 'server/platform/crypto.ts' && !isTest(from)
      ? 'cryptography is reviewed in one file'
      : undefined,
  'only the kit imports the big libraries': (from, to) =>
    /^web\/(staff|resident|field)\//.test(from) && /^npm:(maplibre-gl|echarts)/.test(to)
      ? 'each big library is wrapped once, in the kit'
      : undefined,
}

/** Every broken rule of one import. */
export const broken = (from: string, to: string, house: House) =>
  Object.values(rules).flatMap((rule) => rule(from, to, house) ?? [])

/** SQL that reaches into another module's schema. Foreign keys may point toward a module in `calls`; readers may read `published_*`. */
export const foreignSql = (file: string, text: string, house: House) => {
  const own = moduleOf(file)
  if (!own || isTest(file)) return []
  return [...text.matchAll(/\b(from|join|into|update|references)\s+([a-z_]+)\.([a-z_]+)/g)]
    .filter(([, verb, schema, table]) => {
      if (schema === own || !house.calls.has(schema!)) return false
      if (verb === 'references') return !house.calls.get(own)?.includes(schema!)
      return !(house.readers.has(own) && table!.startsWith('published_'))
    })
    .map(([all]) => all)
}

export const readSource = (file: string) => readFileSync(file, 'utf8')
