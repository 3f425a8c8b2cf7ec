import { decide, type Decision, type Thresholds, usualThresholds } from './decide.ts'
import { chanceOfBits, type Model, score, weighList, type Weights } from './model.ts'
import { compareRecords, levelOf, missing, type Prepared, type Scheme } from './scheme.ts'

/** Why one field speaks for or against, for the screen. */
export type FieldReason = {
  field: string
  label: { zh: string; en: string }
  /** The level's name, or `missing`. */
  agreement: string
  /** Bits for (above 0) or against (below 0) being one person. */
  bits: number
  sentence: { zh: string; en: string }
}

export type Explanation = {
  bits: number
  /** Chance of being one person, 0 to 1. */
  chance: number
  decision: Decision
  fields: FieldReason[]
  /** What is weighed beside the fields: people of one home, moving house, contradictions. */
  notes: { zh: string; en: string }[]
}

const strength = (bits: number): { zh: string; en: string } => {
  const size = Math.abs(bits)
  if (size < 0.5) return { zh: '几乎不影响判断', en: 'says little' }
  const [zh, en] = size >= 8 ? ['有力', 'strongly'] : size >= 3 ? ['明显', 'clearly'] : ['略微', 'slightly']
  return bits > 0
    ? { zh: `${zh}支持是同一人`, en: `${en} for one person` }
    : { zh: `${zh}支持是不同的人`, en: `${en} against` }
}

const rare = { zh: '，且取值少见', en: ', and the value is rare' }

/** Explains a pair field by field, with the same model that scores it (issue 3: reasons shown field by field). */
export const explainWith = (
  weights: Weights,
  a: Prepared,
  b: Prepared,
  thresholds: Thresholds = usualThresholds,
): Explanation => {
  const { scheme } = weights
  const levels = compareRecords(scheme, a, b)
  const found = score(weights, levels, a, b)
  const fields = scheme.fields.map((field, f): FieldReason => {
    const level = levels[f]!
    const label = { zh: field.zh, en: field.en }
    const said = levelOf(field, level)
    if (!said) {
      const sides = [a[f] === null, b[f] === null]
      const sentence =
        sides[0] && sides[1]
          ? { zh: '双方都没有', en: 'missing in both' }
          : sides[0] || sides[1]
            ? { zh: '一方没有', en: 'missing in one' }
            : { zh: '不能比较，或已由证件号码计入', en: "can't be compared, or already counted with the document" }
      return { field: field.name, label, agreement: 'missing', bits: 0, sentence }
    }
    const bits = found.fields[f]!
    const uncommon = level === 0 && bits > weights.chance[f]![level]! + 1
    const { zh, en } = strength(bits)
    return {
      field: field.name,
      label,
      agreement: said.name,
      bits,
      sentence: {
        zh: `${said.zh}${uncommon ? rare.zh : ''}，${zh}`,
        en: `${said.en}${uncommon ? rare.en : ''}: ${en}`,
      },
    }
  })
  const notes: Explanation['notes'] = []
  if (found.contradiction)
    notes.push({
      zh: '两个有效的证件号码不同，不会自动合并',
      en: 'Two valid documents differ: never merged without a person',
    })
  const places = scheme.fields.reduce(
    (sum, _, f) => sum + (weights.place[f] && levels[f] !== missing ? found.fields[f]! : 0),
    0,
  )
  if (places < found.place - 1)
    notes.push({
      zh: '住址不同可能只是搬过家，只作有限的反对',
      en: 'Moving house explains other addresses: counted in part',
    })
  if (found.bits < found.kin + 1 && found.kin < 6 && found.bits > -10)
    notes.push({ zh: '也可能是同住的家人，因此打了折扣', en: 'They may be two people of one home: counted with care' })
  const decision = decide(found, thresholds)
  if (decision === 'propose' && found.bits >= thresholds.merge && !found.contradiction)
    notes.push({ zh: '有一项明显不符，请人工判断', en: 'One field clearly disagrees: left to a person' })
  return { bits: found.bits, chance: chanceOfBits(found.bits), decision, fields, notes }
}

/** Explains one pair under a model. For many pairs make the weights once and use `explainWith`. */
export const explainPair = (
  scheme: Scheme,
  model: Model,
  a: Prepared,
  b: Prepared,
  thresholds?: Thresholds,
): Explanation => explainWith(weighList(scheme, model), a, b, thresholds)
