import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** One context's part of docs/bench.md. */
export type Section = { name: string; title: string; command: string; seconds: number; text: string }

const file = new URL('../docs/bench.md', import.meta.url)
const order = ['incidents', 'people', 'matters', 'visits']
const markOf = (name: string) => `<!-- ${name} -->`
const at = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)

/** Sections as they stand in the document, by name. */
const standing = (): Map<string, string> => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const parts = text.split(/^<!-- (\w+) -->\n/m).slice(1)
  return new Map(parts.flatMap((name, n) => (n % 2 ? [] : [[name, parts[n + 1]!.trim()] as const])))
}

/** Puts a section into docs/bench.md; those of contexts not run this time stay as they were measured. */
export const writeSection = ({ name, title, command, seconds, text }: Section): void => {
  const sections = standing()
  const [cpu] = cpus()
  sections.set(
    name,
    `## ${title}

由 \`${command}\` 生成，${new Date().toISOString().slice(0, 10)}，用时 ${Math.round(seconds)} 秒；机器：${cpus().length} × ${cpu?.model ?? '?'}，${(totalmem() / 2 ** 30).toFixed(0)} GB。
Written by that command, which took ${Math.round(seconds)} s.

${text.trim()}`,
  )
  const all = [...sections].toSorted(([a], [b]) => at(a) - at(b)).map(([key, part]) => `${markOf(key)}\n${part}\n`)
  writeFileSync(
    file,
    `# 性能 Performance

服务器、数据库与压测程序在同一台机器上；每一项都与「地板」轮流运行，数据相同：地板是不经过产品、直接用 node:http + pg（或 COPY）做同样的读写。\`npm run bench\` 全部重跑，\`npm run bench -- --only people\` 只跑一部分。
Server, database and load share one machine. Each figure stands beside a floor on the same data: plain node:http and pg, or COPY, doing the same reads and writes without the product.

${all.join('\n')}`,
  )
}

export const one = (n: number) => n.toFixed(1)
export const many = (n: number) => n.toLocaleString('en')
