import { z } from 'zod'
import { kinds } from '../kinds.ts'

/** A refusal that the person at the shell can act on. */
export class BadMatch extends Error {}

const FieldConfig = z.strictObject({
  name: z.string().min(1),
  /** A kind of `kinds.ts`: person-name, given-name, surname, document, id, day, day-mdy, sex, phone, address, place … */
  kind: z.string().refine((kind) => kind in kinds, {
    error: (issue) => `no kind "${String(issue.input)}"; there are: ${Object.keys(kinds).join(', ')}`,
  }),
  columns: z.array(z.string()).min(1),
  /** Names of the columns in the second file, when they differ. */
  columnsB: z.array(z.string()).min(1).optional(),
  /** Bits for each level, instead of those estimated from the data. */
  weights: z.array(z.number()).optional(),
})

/** The configuration file of `npm run match`: everything is optional, what is missing is found from column names. */
export const MatchConfig = z.strictObject({
  fields: z.array(FieldConfig).min(1).optional(),
  /** Columns that are no evidence. */
  ignore: z.array(z.string()).optional(),
  /** Pairs of fields that people exchange. */
  exchanged: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** Blocking passes as `field.form`; `surname.sound`, `birth.year` … */
  passes: z.array(z.array(z.string().regex(/^.+\..+$/)).min(1)).optional(),
  id: z.string().optional(),
  truth: z.string().optional(),
  threshold: z.union([z.number(), z.string()]).optional(),
  merge: z.number().optional(),
  /** Blocks with more records are skipped in their pass and reported. */
  cap: z.number().int().min(2).optional(),
  /** In a linkage: each record has at most one partner. Found out from the data when not said. */
  oneToOne: z.boolean().optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** Comparisons per record that automatic blocking may cost. */
  budget: z.number().positive().optional(),
})
export type MatchConfig = z.infer<typeof MatchConfig>

/** Reads a configuration; says in both languages where it is wrong. */
export const readConfig = (text: string): MatchConfig => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new BadMatch(`配置文件不是 JSON。The configuration is not JSON: ${(cause as Error).message}`, { cause })
  }
  const read = MatchConfig.safeParse(json)
  if (!read.success) throw new BadMatch(`配置文件有误。The configuration is wrong:\n${z.prettifyError(read.error)}`)
  return read.data
}
