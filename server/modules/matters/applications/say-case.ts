import { isEmpty, shownFields, type FormField, type FormSchema } from '#contract/matters/forms.ts'
import { isWanted } from '#contract/matters/missing.ts'
import type { Answered, Paper } from '#contract/matters/applications.ts'
import type { ItemContent } from '#contract/matters/item.ts'
import { maskIdNumber, maskName, maskPhone } from '#contract/platform/mask.ts'
import { say, type Locale } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import { findFilesUsedBy } from '#platform/files.ts'
import type { Application, KeptAnswers } from './application-case.ts'
import { filesOf } from './application-store.ts'
import { fileUse, keyOf } from './move-application.ts'

/** An answer in words, in clear. */
export const answerText = (field: FormField, value: unknown, locale: Locale): string => {
  const option = (v: unknown) => {
    const found = field.options?.find((o) => o.value === v)
    return found ? (locale === 'zh' ? found.zh : found.en) : String(v)
  }
  if (field.kind === 'flag') return locale === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(option).join(locale === 'zh' ? '、' : ', ')
  return field.kind === 'choice' ? option(value) : String(value)
}
/** A question for a name: what the register knows as one, or says so itself. */
const asksName = (field: FormField) => field.prefill === 'name' || (field.kind === 'text' && field.zh.endsWith('姓名'))
const masked = (field: FormField, text: string) =>
  asksName(field)
    ? maskName(text)
    : field.kind === 'document'
      ? maskIdNumber(text)
      : field.kind === 'phone'
        ? maskPhone(text)
        : field.sensitive
          ? `${text.slice(0, 2)}${'*'.repeat(Math.max(1, [...text].length - 2))}`
          : text

/** The answers as the form asks them, names, documents, phones and sensitive ones masked, as the applicant is. */
export const sayAnswers = (item: ItemContent, { values, sources }: KeptAnswers, locale: Locale): Answered[] =>
  shownFields(item.form, values).flatMap((field): Answered[] => {
    const value = values[field.key]
    if (value === undefined || isEmpty(value)) return []
    const clear = answerText(field, value, locale)
    const text = masked(field, clear)
    const source = sources[field.key]
    return [
      {
        key: field.key,
        zh: field.zh,
        en: field.en,
        text,
        masked: text !== clear,
        source: source
          ? { kind: 'register', label: source.label, onDay: source.onDay }
          : { kind: 'typed', label: say(locale, 'matters.typed'), onDay: null },
      },
    ]
  })

/** The questions that are still open, so that a screen asks nothing else. */
export const openForm = (item: ItemContent, { values }: KeptAnswers): FormSchema => ({
  fields: item.form.fields.filter((field) => isEmpty(values[field.key])),
})

export const sayPapers = (
  item: ItemContent,
  a: Pick<Application, 'papers'>,
  values: KeptAnswers['values'],
  files: ReadonlyMap<string, Paper['files'][number]>,
): Paper[] =>
  item.materials.map((m) => {
    const kept = a.papers[m.key]
    return {
      ...m,
      state: kept?.state ?? 'missing',
      wanted: isWanted(m, values),
      originalsGiven: kept?.originals ?? 0,
      copiesGiven: kept?.copies ?? 0,
      files: (kept?.files ?? []).flatMap((id) => files.get(id) ?? []),
      at: kept?.at ?? null,
    }
  })

/** The files of a case with what they are for. */
export const filesOfCase = async (context: Context, a: Application) => {
  const kept = new Map(
    (await findFilesUsedBy({ ...context, areaId: a.area_id }, fileUse(a.id))).map((f) => [
      f.id,
      // A case takes no voice notes: whatever is no picture is a PDF.
      { id: f.id, name: f.name, kind: f.kind === 'image' ? ('image' as const) : ('pdf' as const) },
    ]),
  )
  const files = (await filesOf(context.db, keyOf(a))).flatMap((f) => {
    const file = kept.get(f.file_id)
    return file ? [{ ...file, phase: f.phase }] : []
  })
  return { kept, files }
}
