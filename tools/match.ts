import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { usualThresholds } from '#modules/people/match/decide.ts'
import { BadMatch, type MatchConfig, readConfig } from '#modules/people/match/files/match-config.ts'
import { bitsOf, matchFiles, type Matched } from '#modules/people/match/files/match-files.ts'
import { writePairs } from '#modules/people/match/files/write-pairs.ts'
import type { Measured } from '#modules/people/match/measure.ts'
import { passName } from '#modules/people/match/blocking.ts'

const usage = `用法 Usage: npm run match -- [--config FILE] A.csv [B.csv] [--out PAIRS.csv] [--truth COLUMN|FILE|febrl] [--id COLUMN] [--threshold BITS|P%]
  找出一个文件里（或两个文件之间）属于同一个人的记录。csv、tsv、xlsx、json；UTF-8 或 GBK；列由列名识别，权重由数据估计，不需要标注。
  Finds the records of one person within a file or between two. Fields come from column names, weights from the data; no labels needed.
    --config FILE     字段、类型、权重、阈值 fields, kinds, weights, thresholds (JSON)
    --truth           真值：实体编号列、编号对文件、或 febrl（rec-123-org / rec-123-dup-0）
                      a column of entity ids, a file of pairs of ids, or febrl; prints precision, recall, F1
    --threshold       位数（0 为一半可能，默认）或概率如 90%  bits (0 = even odds, the default) or a chance like 90%
    --id COLUMN       记录编号列 the column with the id of a record
    --one-to-one      两个文件间每条记录至多一个对应 at most one partner each, between two files
    --json            以 JSON 输出结果 the results as JSON
    --verbose         各字段权重和分块 weights of the fields and blocking passes`

const say = (line = '') => process.stdout.write(`${line}\n`)
const percent = (share: number) => `${(share * 100).toFixed(2)} %`
const figures = ({ precision, recall, f1 }: Measured) =>
  `精确率 precision ${precision.toFixed(4)}  召回率 recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`

const printWeights = ({ scheme, weights, linked }: Matched) => {
  say('\n字段权重（位）weights in bits')
  scheme.fields.forEach((field, f) =>
    say(
      `  ${field.name.padEnd(16)}${field.kind.levels.map((level, l) => `${level.name} ${weights.chance[f]![l]!.toFixed(1)}`).join('  ')}`,
    ),
  )
  say('\n分块 blocking')
  for (const pass of linked.passes)
    say(
      `  ${pass.pass.padEnd(44)}${pass.oversized ? ` 超限 ${pass.oversized} 块，最大 ${pass.largest} over the cap, largest ${pass.largest}` : ''}`,
    )
}

const print = (done: Matched, seconds: number, verbose: boolean) => {
  const { linked, layout, links, threshold, rows, measured: judged } = done
  say(`记录 records      ${rows[1] ? `${rows[0]} × ${rows[1]}` : rows[0]}`)
  say(`字段 fields       ${layout.used.join('; ')}`)
  if (layout.unused.length) say(`未用 not used     ${layout.unused.join(', ')}`)
  const over = linked.passes.filter(({ oversized }) => oversized > 0)
  say(`比较 compared     ${linked.compared} 对 pairs, ${linked.passes.length} 种分块 blocking passes`)
  if (over.length)
    say(
      `超限 over the cap ${over.length} 种分块中有过大的块未比较 passes with blocks too large to compare: ${over.map(({ pass, oversized, recordsLeftOut }) => `${pass} (${oversized} 块 blocks, ${recordsLeftOut} 条 records)`).join('; ')}`,
    )
  if (verbose) printWeights(done)
  say(
    `结果 found        ${links.length} 对 pairs (${done.how}${done.implied ? `, 其中由传递得出 implied ${done.implied}` : ''})`,
  )
  say(`用时 time         ${seconds.toFixed(1)} s, 内存 memory ${Math.round(process.memoryUsage().rss / 1048576)} MB`)
  if (!judged) return
  say()
  say(
    `真值 truth        ${judged.truth.pairs} 对 pairs by ${judged.truth.how}; 分块后仍相遇 met after blocking ${percent(judged.met / judged.truth.pairs)}`,
  )
  say(`阈值 threshold    ${threshold.toFixed(2)} 位 bits`)
  say(`  仅按分数 by score alone    ${figures(judged.at)}`)
  say(`  最佳阈值 best threshold ${judged.best.threshold.toFixed(2)}: ${figures(judged.best)}`)
  say(`  最终结果 final pairs       ${figures(judged.final)}`)
  say()
  say(`precision: ${judged.final.precision.toFixed(4)}`)
  say(`recall: ${judged.final.recall.toFixed(4)}`)
  say(`F1: ${judged.final.f1.toFixed(4)}`)
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      out: { type: 'string', short: 'o' },
      truth: { type: 'string' },
      id: { type: 'string' },
      threshold: { type: 'string' },
      'one-to-one': { type: 'boolean' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', short: 'v', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    say(usage)
    process.exit(0)
  }
  const [a, b] = positionals
  if (!a || positionals.length > 2) throw new BadMatch(usage)
  const read: MatchConfig = values.config ? readConfig(readFileSync(values.config, 'utf8')) : {}
  const config: MatchConfig = {
    ...read,
    ...(values.truth !== undefined && { truth: values.truth }),
    ...(values.id !== undefined && { id: values.id }),
    ...(values.threshold !== undefined && { threshold: values.threshold }),
    ...(values['one-to-one'] !== undefined && { oneToOne: values['one-to-one'] }),
  }
  if (config.threshold !== undefined && !Number.isFinite(bitsOf(config.threshold)))
    throw new BadMatch(`阈值应为位数或百分比。The threshold must be bits or a percentage: ${config.threshold}`)
  const from = performance.now()
  const done = await matchFiles(b ? [a, b] : [a], config)
  const chinese = /\p{Script=Han}/u.test(done.layout.used.join(''))
  if (values.out) await writePairs(values.out, done, config.merge ?? usualThresholds.merge, chinese ? 'zh' : 'en')
  const seconds = (performance.now() - from) / 1000
  if (values.json) {
    const { measured: judged } = done
    const figure = judged && {
      truth: judged.truth.pairs,
      threshold: done.threshold,
      at: judged.at,
      best: judged.best,
      final: judged.final,
    }
    say(
      JSON.stringify({
        rows: done.rows,
        fields: done.layout.used,
        passes: done.scheme.passes.map((p) => passName(done.scheme, p)),
        blocks: done.linked.passes,
        compared: done.linked.compared,
        pairs: done.links.length,
        seconds,
        ...figure,
      }),
    )
  } else {
    print(done, seconds, values.verbose)
    if (values.out) say(`\n已写入 written    ${values.out}`)
  }
} catch (problem) {
  const code = (problem as { code?: string }).code
  const asked = problem instanceof BadMatch || code?.startsWith('ERR_PARSE_ARGS') || code === 'ENOENT'
  process.stderr.write(`${asked ? (problem as Error).message : ((problem as Error).stack ?? problem)}\n`)
  process.exitCode = asked ? 2 : 1
}
