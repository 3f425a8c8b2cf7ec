// What the documents say is there, is there: links, commands, environment variables, words of the glossary.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const glob = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist|data)(\/|$)/.test(String(path)) })
const documents = glob('**/*.md')
const code = glob('{contract,server,tools,web,bench,test}/**/*.{ts,tsx,sql,css}')
const sources = code.map((path) => ({ path, text: read(path) }))
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('the documents are looked at', () => {
  for (const name of ['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CHANGELOG.md'])
    assert.ok(documents.includes(name), name)
  assert.ok(sources.length > 300)
})

test('every relative link leads to something, every anchor to a heading', () => {
  const wrong: string[] = []
  for (const document of documents)
    for (const [, target] of read(document).matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue
      const [path, anchor] = target!.split('#') as [string, string?]
      const file = path ? join(dirname(document), decodeURIComponent(path)) : document
      if (!existsSync(join(root, file))) wrong.push(`${document}: ${target}`)
      else if (anchor && !anchorsOf(file).includes(decodeURIComponent(anchor))) wrong.push(`${document}: ${target}`)
    }
  assert.deepEqual(wrong, [])
})

/** As the usual hosts make them from headings. */
const anchorsOf = (document: string) =>
  [...read(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )

test('every npm command named exists, and what it runs is there', () => {
  const wrong: string[] = []
  for (const document of documents)
    for (const [, name] of read(document).matchAll(/(?:^|`|&& )npm (?:run )?([a-z][a-z:]*)/gm))
      if (!Object.hasOwn(scripts, name!) && !['ci', 'i', 'install', 'run'].includes(name!))
        wrong.push(`${document}: npm ${name}`)
  for (const [name, command] of Object.entries(scripts)) {
    const file = /node (\S+\.ts)/.exec(command)?.[1]
    if (file && !existsSync(join(root, file))) wrong.push(`npm run ${name}: ${file} is missing`)
  }
  assert.deepEqual(wrong, [])
})

/** Of the operator: what the server reads. Tools, tests and the bench may have more of their own. */
const readByServer = () => {
  const found = sources
    .filter(({ path }) => path.startsWith('server/') && !path.endsWith('.test.ts'))
    .flatMap(({ text }) => [...text.matchAll(/env(?:\.|\[')([A-Z][A-Z_]+)/g)].map(([, name]) => name!))
  return new Set(found.filter((name) => /^(LINLI_|DATABASE_|PORT$|HOST$)/.test(name)))
}

test('README names every environment variable of the server', () => {
  const readme = read('README.md')
  assert.deepEqual(
    [...readByServer()].filter((name) => !/TEST/.test(name) && !readme.includes(`\`${name}\``)).sort(),
    [],
  )
})

test('an environment variable named in a document is read by the code', () => {
  const wrong: string[] = []
  for (const document of documents)
    for (const [, name] of read(document).matchAll(/\b(LINLI_[A-Z_]+|DATABASE_[A-Z_]+)\b/g))
      if (!sources.some(({ path, text }) => path !== 'tools/docs.test.ts' && text.includes(name!)))
        wrong.push(`${document}: ${name}`)
  assert.deepEqual(wrong, [])
})

test('decisions are numbered from 1, each once, with context, decision and consequences', () => {
  const files = glob('docs/decisions/*.md').sort()
  assert.deepEqual(
    files.map((path) => Number(/(\d{4})-/.exec(path)?.[1])),
    files.map((_, i) => i + 1),
  )
  for (const path of files)
    for (const part of ['Context.', 'Decision.', 'Consequences.'])
      assert.ok(read(path).includes(part), `${path} says no ${part}`)
})

test('a name given in the glossary stands in the code', () => {
  const all = sources.map(({ text }) => text.toLowerCase()).join('\n')
  const wrong: string[] = []
  for (const [, row] of read('GLOSSARY.md').matchAll(/^(?!.*---)(.+\|.+)$/gm)) {
    const name = row!.split('|')[1]!.trim()
    if (name === 'name in code') continue
    // `a / b, c (what it is)`: each is a name; words of a phrase may be joined by _ or -
    const names = name.replace(/\([^)]*\)/g, '').replaceAll('`', '')
    for (const one of names.split(/[/,;]/)) {
      const words = one.trim().toLowerCase()
      const forms = [words, words.replaceAll(' ', '_'), words.replaceAll(' ', '-'), words.replaceAll(' ', '')]
      if (words && !forms.some((form) => all.includes(form))) wrong.push(words)
    }
  }
  assert.deepEqual(wrong, [])
})

test('the repository names no machine, registry or tool of those who wrote it', () => {
  const suspicious = /\/work\/|registry\.npm|\/tmp\/bash|shared\/(?:data|domain|design)/
  const wrong = [...documents, ...glob('docs/**/*.md')].filter((document) => suspicious.test(read(document)))
  assert.deepEqual(wrong, [])
})
