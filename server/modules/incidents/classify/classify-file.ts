import { corpusBuilder } from './corpus.ts'
import { crossValidate, type Validation } from './cross-validate.ts'
import { measure, type Measures } from './measures.ts'
import { BadInput, pickColumns } from './pick-columns.ts'
import { readTable } from '#platform/tables/read-table.ts'

export type ClassifyOptions = { text?: string | undefined; label?: string | undefined; folds: number; seed: number }
export type Classified = {
  read: { how: string; text: string[]; label: string; rows: number; left: number; cut: number; meanLength: number }
  labels: string[]
  validation: Validation
  measures: Measures
  tokenMs: number
}

/** Characters kept in all; beyond it long texts lose their tail, so that a big file fits in memory and two minutes. */
const mostCharacters = 5e7

/** Cross-validates the classifier on any labelled file. Throws BadInput, in both languages, for what the caller can put right. */
export const classifyFile = async (
  file: string,
  { text, label, folds, seed }: ClassifyOptions,
  tell?: (fold: number, accuracy: number) => void,
): Promise<Classified> => {
  const table = await readTable(file).catch((cause: Error) => {
    throw new BadInput(`读不了文件 ${file}。Can't read ${file}: ${cause.message}`, { cause })
  })
  if (!table.rows.length) throw new BadInput(`文件是空的：${file}。The file is empty.`)
  const columns = pickColumns(table, { text, label })
  const named = columns.names[columns.label]!
  const numberOf = new Map<string, number>()
  const kept: { said: string; k: number }[] = []
  let characters = 0
  for (const row of table.rows.slice(columns.from)) {
    const name = row[columns.label]?.trim()
    const said = columns.text
      .map((c) => row[c]?.trim() ?? '')
      .join('\n')
      .trim()
    if (!name || !said) continue
    if (!numberOf.has(name)) numberOf.set(name, numberOf.size)
    kept.push({ said, k: numberOf.get(name)! })
    characters += said.length
  }
  const left = table.rows.length - columns.from - kept.length
  table.rows.length = 0
  const classes = numberOf.size
  if (classes < 2)
    throw new BadInput(`标签列“${named}”里少于两种取值。The label column "${named}" holds fewer than two values.`)
  if (kept.length < folds)
    throw new BadInput(
      `可用的行（${kept.length}）比折数（${folds}）少。Fewer rows (${kept.length}) than folds (${folds}).`,
    )
  if (classes > 2000 || (classes > 20 && classes > kept.length / 2))
    throw new BadInput(
      `标签列“${named}”有 ${classes} 种取值、${kept.length} 行，不像类别；请用 --label 指明。The label column "${named}" has ${classes} values in ${kept.length} rows and doesn't look like classes; name it with --label.`,
    )
  const cut = characters > mostCharacters ? Math.floor(mostCharacters / kept.length) : Infinity
  const began = performance.now()
  const builder = corpusBuilder()
  for (const { said } of kept) builder.add(said.slice(0, cut))
  const corpus = builder.done()
  const tokenMs = performance.now() - began
  const truth = Uint16Array.from(kept, ({ k }) => k)
  const rows = kept.length
  kept.length = 0
  const validation = crossValidate(corpus, truth, classes, { folds, seed, ...(tell && { tell }) })
  return {
    read: {
      how: table.how,
      text: columns.text.map((c) => columns.names[c]!),
      label: named,
      rows,
      left,
      cut,
      meanLength: characters / rows,
    },
    labels: [...numberOf.keys()],
    validation,
    measures: measure(truth, validation.predicted, classes),
    tokenMs,
  }
}
