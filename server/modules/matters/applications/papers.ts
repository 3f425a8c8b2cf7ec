import { checkForm } from '#contract/matters/check-form.ts'
import { cleanForm } from '#contract/matters/forms.ts'
import type { FormValues } from '#contract/matters/forms.ts'
import { findMissing, type Missing } from '#contract/matters/missing.ts'
import type { MissingThing } from '#contract/matters/applications.ts'
import type { PaperInput } from '#contract/matters/application-flow.ts'
import type { ItemContent, Material } from '#contract/matters/item.ts'
import { say, type Locale, type WordKey } from '#contract/phrases.ts'
import type { z } from 'zod'
import type { KnownPerson } from '#modules/people/index.ts'
import { materialUnknown } from '../catalogue/problems.ts'
import type { KeptAnswers, KeptNotice, KeptPapers } from './application-case.ts'
import { isFetched } from './prefill.ts'
import { answersWrong } from './problems.ts'

type Handed = z.output<typeof PaperInput>

/** Papers after something was handed in. What was there stays, what the register has is fetched. Throws `matters.material_unknown`. */
export const takePapers = (
  { materials }: ItemContent,
  before: KeptPapers,
  handed: readonly Handed[],
  person: KnownPerson | undefined,
  now: Date,
): KeptPapers => {
  const papers: KeptPapers = { ...before }
  const known = new Set(materials.map((m) => m.key))
  for (const { key } of materials.filter((m) => papers[m.key] === undefined && isFetched(m.fetchedFrom, person)))
    papers[key] = { state: 'fetched', originals: 0, copies: 0, files: [], at: now.toISOString() }
  for (const { key, state, originals, copies, files } of handed) {
    if (!known.has(key)) throw materialUnknown({ material: key })
    const old = papers[key]
    if (old?.state === 'fetched' && state === 'missing') continue
    // A file is a paper handed in, whatever the box beside it says.
    const given = state === 'missing' && files.length ? 'given' : state
    papers[key] = {
      state: given,
      originals,
      copies,
      files: [...new Set([...(old?.files ?? []), ...files])],
      at: given === 'missing' ? null : now.toISOString(),
    }
  }
  return papers
}

export const mergeTyped = (item: ItemContent, before: KeptAnswers, typed: FormValues): KeptAnswers => {
  const values = { ...before.values, ...typed }
  const sources = Object.fromEntries(Object.entries(before.sources).filter(([key]) => typed[key] === undefined))
  // What isn't a question of the form stays in, so that the check can say so.
  const strange = Object.fromEntries(
    Object.entries(typed).filter(([key]) => !item.form.fields.some((f) => f.key === key)),
  )
  return { values: { ...cleanForm(item.form, values), ...strange }, sources }
}

/** What was typed must fit its field; what is missing is another matter. Throws `matters.answers_wrong`, the first one in words. */
export const refuseWrong = (locale: Locale, item: ItemContent, values: FormValues, only?: ReadonlySet<string>) => {
  const wrong = checkForm(item.form, values).filter((f) => f.fault !== 'missing' && (!only || only.has(f.field)))
  const [first] = wrong
  if (!first) return
  const field = item.form.fields.find((f) => f.key === first.field)
  const why = say(locale, `matters.fault.${first.fault}` as WordKey, { limit: first.limit })
  throw answersWrong({ count: wrong.length, first: `${field?.zh ?? first.field}：${why}`, faults: wrong })
}

const copiesHint = (m: Material) =>
  [
    [
      m.originals ? say('zh', 'matters.hint.originals', { n: m.originals }) : null,
      m.copies ? say('zh', 'matters.hint.copies', { n: m.copies }) : null,
    ]
      .filter(Boolean)
      .join('，'),
    m.electronic ? say('zh', 'matters.hint.file') : null,
    m.noteZh ?? null,
  ]
    .filter(Boolean)
    .join('；')

const thingOf = (missing: Missing): Omit<MissingThing, 'told'> =>
  missing.kind === 'paper'
    ? { kind: 'paper', key: missing.key, zh: missing.material.zh, hint: copiesHint(missing.material) || null }
    : {
        kind: 'answer',
        key: missing.key,
        zh: missing.zh,
        hint: say('zh', `matters.fault.${missing.fault.fault}` as WordKey, { limit: missing.fault.limit }),
      }

/** All that is missing of a case now, each with whether the one-time notice named it. */
export const missingOf = (
  item: ItemContent,
  answers: KeptAnswers,
  papers: KeptPapers,
  notice: KeptNotice | null,
): MissingThing[] => {
  const there = new Map(Object.entries(papers).map(([key, p]) => [key, p.state]))
  const told = new Set(notice?.things.map((t) => `${t.kind} ${t.key}`))
  return [
    ...findMissing(item, answers.values, there).map((m) => ({ ...thingOf(m), told: told.has(`${m.kind} ${m.key}`) })),
    ...(notice?.also ?? []),
  ]
}
export const firstOf = (things: readonly { zh: string }[]) =>
  things
    .slice(0, 3)
    .map((t) => t.zh)
    .join('、')
