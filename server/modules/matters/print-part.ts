import { say, type WordKey } from '#contract/phrases.ts'
import type { PartStep } from '#contract/matters/part-steps.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm, type Form } from '#platform/print.ts'
import { momentInWords } from '#platform/local-day.ts'
import type { Subject } from './part-steps.ts'

/** An instant on paper; nothing where there is none. */
export const onPaper = (at: Date | string | null) => (at === null ? '' : momentInWords(new Date(at)))

/** 经过 on paper, oldest first. `hide` takes out of notes what the paper must not say. */
export const stepsOnPaper = (subject: Subject, steps: readonly PartStep[], hide: (note: string) => string) =>
  steps.map((step) => ({
    at: onPaper(step.at),
    what: say('zh', `matters.${subject}.move.${step.move}` as WordKey) + (step.note ? `：${hide(step.note)}` : ''),
    by: step.by ?? (step.role === 'resident' ? '居民' : '系统'),
  }))

/** A form as the answer of a route; its foot says who printed it and when. */
export const printed = async ({ actor, now }: Context, form: Omit<Form, 'foot'>): Promise<FileAnswer> => ({
  contentType: 'application/pdf',
  filename: `${form.title}-${form.number}.pdf`,
  body: await printForm({ ...form, foot: { printedBy: actor.name ?? '', printedAt: now } }),
  inline: true,
  personal: true,
})
