import { parseArgs } from 'node:util'
import { type Classified, classifyFile } from '#modules/incidents/classify/classify-file.ts'
import { BadInput } from '#modules/incidents/classify/pick-columns.ts'

const usage = `用法 Usage: npm run classify -- FILE [--text COLUMN[,COLUMN]] [--label COLUMN] [--folds 5] [--seed 1] [--json]
  对任意带标签的文本文件做分层交叉验证，给出准确率和宏平均 F1。
  Cross-validates any labelled text file (csv, tsv, txt, xlsx, json, jsonl; UTF-8 or GBK) and prints accuracy and macro F1.`

const percent = (share: number) => `${(share * 100).toFixed(2)} %`.padStart(9)
/** Chinese characters are two columns wide on a terminal. */
const wide = (text: string, width: number) => {
  const short = text.length > 30 ? `${text.slice(0, 29)}…` : text
  return short + ' '.repeat(Math.max(1, width - short.replace(/[^\x20-\x7e]/g, 'xx').length))
}

const print = ({ read, labels, validation, measures, tokenMs }: Classified, folds: number, seed: number) => {
  const say = (line = '') => process.stdout.write(`${line}\n`)
  const many = labels.length > 20
  const shown = [...measures.classes]
    .sort((a, b) => (many ? a.f1 - b.f1 : b.support - a.support))
    .slice(0, many ? 10 : 20)
  const mean = validation.ofFold.reduce((a, b) => a + b, 0) / folds
  const spread = Math.sqrt(validation.ofFold.reduce((sum, a) => sum + (a - mean) ** 2, 0) / folds)
  say(`文件 file        ${read.how}; 文本 text: ${read.text.join(' + ')}; 标签 label: ${read.label}`)
  say(
    `数据 data        ${read.rows} 条 rows, ${labels.length} 类 classes, 平均 mean ${Math.round(read.meanLength)} 字 characters` +
      (read.left ? `; 跳过空行 ${read.left} rows without text or label left out` : ''),
  )
  if (read.cut < Infinity)
    say(`说明 note        数据量大，每条只取前 ${read.cut} 字 only the first ${read.cut} characters of a text are used`)
  say(`方法 method      线性支持向量机 linear SVM, tf-idf, ${folds} 折分层交叉验证 folds, stratified, seed ${seed}`)
  say()
  say(`${wide(many ? '最差十类 worst ten classes' : '类别 class', 32)}     数量   精确率   召回率       F1`)
  for (const c of shown)
    say(
      `${wide(labels[c.label]!, 32)}${String(c.support).padStart(9)}${percent(c.precision)}${percent(c.recall)}${percent(c.f1)}`,
    )
  if (measures.confused.length) {
    say()
    say('最常混淆 most often confused (应为 truth → 判为 taken for)')
    for (const { truth, taken, times } of measures.confused.slice(0, 8))
      say(`${String(times).padStart(7)}  ${labels[truth]} → ${labels[taken]}`)
  }
  say()
  const each = (tokenMs + validation.predictMs) / read.rows
  say(`用时 time        训练 training ${(validation.trainMs / 1000).toFixed(1)} s, 每条 per text ${each.toFixed(3)} ms`)
  say(`加权 F1 weighted F1: ${measures.weightedF1.toFixed(4)}`)
  say(`准确率 accuracy: ${measures.accuracy.toFixed(4)} (各折标准差 spread over folds ± ${spread.toFixed(4)})`)
  say(`宏平均 F1 macro F1: ${measures.macroF1.toFixed(4)}`)
}

const whole = (text: string, name: string, least: number, most: number): number => {
  const n = Number(text)
  if (!Number.isInteger(n) || n < least || n > most)
    throw new BadInput(
      `--${name} 应为 ${least} 到 ${most} 的整数。--${name} must be a whole number from ${least} to ${most}.`,
    )
  return n
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      text: { type: 'string' },
      label: { type: 'string' },
      folds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  const [file] = positionals
  if (!file || positionals.length > 1) throw new BadInput(usage)
  const folds = whole(values.folds, 'folds', 2, 50)
  const seed = whole(values.seed, 'seed', 0, 4294967295)
  const done = await classifyFile(file, { text: values.text, label: values.label, folds, seed })
  if (values.json) {
    const { accuracy, macroF1, weightedF1, classes } = done.measures
    const { rows, text, label } = done.read
    process.stdout.write(
      `${JSON.stringify({ rows, text, label, folds, seed, accuracy, macroF1, weightedF1, classes: classes.map((c) => ({ ...c, label: done.labels[c.label] })) })}\n`,
    )
  } else print(done, folds, seed)
} catch (problem) {
  const asked = problem instanceof BadInput || (problem as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${asked ? (problem as Error).message : ((problem as Error).stack ?? problem)}\n`)
  process.exitCode = asked ? 2 : 1
}
