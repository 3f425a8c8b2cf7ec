// The dependency rules of this repository, run with every other test. ARCHITECTURE.md says why each holds.
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { modules } from '../server/app.ts'
import { broken, foreignSql, importsIn, readSource, rules, type House } from './boundaries.ts'

const house: House = {
  calls: new Map(modules.map((m) => [m.name, m.calls])),
  readers: new Set(modules.filter((m) => m.reads).map((m) => m.name)),
}
const sources = globSync('{contract,server,web,tools,test,bench}/**/*.{ts,tsx}').filter(
  (f) => !f.includes('node_modules'),
)
const imports = sources.flatMap((from) => importsIn(from, readSource(from)).map((to) => [from, to] as const))

test('every import keeps the rules', () => {
  assert.deepEqual(
    imports.flatMap(([from, to]) => broken(from, to, house).map((why) => `${from} -> ${to}: ${why}`)),
    [],
  )
})

test('calls run one way', () => {
  const walk = (name: string, path: string[]): void => {
    assert.ok(!path.includes(name), [...path, name].join(' -> '))
    for (const next of house.calls.get(name) ?? []) walk(next, [...path, name])
  }
  for (const name of house.calls.keys()) walk(name, [])
})

test('SQL stays in its own schema', () => {
  const files = globSync('server/modules/**/*.{ts,sql}')
  assert.deepEqual(
    files.flatMap((file) => foreignSql(file, readSource(file), house).map((sql) => `${file}: ${sql}`)),
    [],
  )
})

test('files keep to 300 lines, data and phrases aside', () => {
  const free =
    /(\.test\.tsx?|zh-CN\.ts|\/en\.ts|words\.ts|database-types\.ts|\/seed\/|incident-flow\.ts|incidents\/metrics\.ts|tools\/seed-demo\/|^test\/|^bench\/)/
  const long = sources.filter((f) => !free.test(f)).map((f) => [readSource(f).split('\n').length, f] as const)
  assert.deepEqual(
    long.filter(([lines]) => lines > 301),
    [],
  )
})

test('the rules are looking at something', () => {
  assert.ok(sources.length > 100 && imports.length > 300)
})

// A planted breach of each rule: a rule that can't fail protects nothing.
const planted: Record<keyof typeof rules, [string, string]> = {
  'the contract stands alone': ['contract/incidents/incidents.ts', 'npm:pg'],
  'the platform knows no module': ['server/platform/audit.ts', 'server/modules/access/index.ts'],
  'the platform does not know the app': ['server/platform/audit.ts', 'server/app.ts'],
  'the web knows the server by its contract': ['web/staff/app.tsx', 'server/platform/audit.ts'],
  'one web app never imports another': ['web/staff/app.tsx', 'web/resident/app.tsx'],
  'the app plugs in module.ts and index.ts': ['server/app.ts', 'server/modules/access/actor.ts'],
  'a module is entered through its door': ['server/modules/incidents/x.ts', 'server/modules/access/actor.ts'],
  'a module calls only whom it declares': ['server/modules/access/x.ts', 'server/modules/incidents/index.ts'],
  'only crypto.ts imports node:crypto': ['server/modules/access/x.ts', 'npm:node:crypto'],
  'only the kit imports the big libraries': ['web/staff/app.tsx', 'npm:echarts/core'],
}
for (const name of Object.keys(rules))
  test(`a planted breach is seen: ${name}`, () => {
    const [from, to] = planted[name]!
    assert.ok(rules[name]!(from, to, house), `${from} -> ${to} should break it`)
  })

test('planted SQL across schemas is seen', () => {
  assert.deepEqual(foreignSql('server/modules/incidents/x.ts', 'select 1 from access.account', house), [
    'from access.account',
  ])
  assert.deepEqual(foreignSql('server/modules/access/x.sql', 'references incidents.incident', house), [
    'references incidents.incident',
  ])
  assert.deepEqual(foreignSql('server/modules/incidents/x.sql', 'references territory.area', house), [])
})
