import type { CertificateField, CertificateKind } from '#contract/matters/certificate-lists.ts'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { maskAddress, maskIdNumber, maskName } from '#contract/platform/mask.ts'
import { findResident, getPerson, revealPerson } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { fieldMissing, fieldWrong } from './problems.ts'

type PersonKey = { areaId: number; id: string }
const registerFields = (kind: CertificateKind) => [
  ...new Set(kind.fields.flatMap((f) => (f.from && f.from !== 'address' ? [f.from] : []))),
]

/** What the register knows of a person for a kind's form, sealed values masked (ground rule 6). Throws `platform.not_found`. */
export const prefill = async (context: Context, kind: CertificateKind, key: PersonKey) => {
  const person = await getPerson(context, key)
  return kind.fields.map((f) => {
    if (f.from === 'address')
      return { name: f.name, text: person.address, masked: false, source: person.address ? '居民名册' : null }
    const known = f.from ? person.values.find((v) => v.field === f.from) : undefined
    return {
      name: f.name,
      text: known?.text ?? null,
      masked: known?.masked ?? false,
      source: known ? [known.source.label, known.source.onDay].filter(Boolean).join(' ') : null,
    }
  })
}

/** The same in clear, for the paper: who looked and why stands in the register's own log. */
const fromRegister = async (
  context: Context,
  kind: CertificateKind,
  key: PersonKey,
  fields: readonly CertificateField[],
) => {
  const wanted = registerFields({ ...kind, fields: [...fields] })
  const known = new Map<string, string>()
  if (wanted.length) {
    const { values } = await revealPerson(context, key, { reason: `开具${kind.zh}`, fields: wanted })
    for (const v of values) if (!known.has(v.field)) known.set(v.field, v.text)
  }
  const resident = await findResident(context.db, key.areaId, key.id)
  if (!resident) throw notFound()
  if (resident.address) known.set('address', resident.address)
  return known
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text
const isNumber = (text: string) =>
  /^\d{17}[\dXx]$/.test(text)
    ? residentCheck(text.slice(0, 17)) === text.slice(17).toUpperCase()
    : /^[A-Za-z0-9()（）-]{5,17}$/.test(text)
const fits = (field: CertificateField, text: string) =>
  field.kind === 'day'
    ? isDay(text)
    : field.kind === 'choice'
      ? field.choices.includes(text)
      : field.kind !== 'id_number' || isNumber(text)

/** The values of a form: what was typed, else what the register says. Throws `matters.field_missing`, `matters.field_wrong`. */
export const fillForm = async (
  context: Context,
  kind: CertificateKind,
  typed: Record<string, string>,
  key: PersonKey | undefined,
) => {
  const said = (f: CertificateField) => typed[f.name]?.trim() || undefined
  const asked = kind.fields.filter((f) => f.from && said(f) === undefined)
  const known = key ? await fromRegister(context, kind, key, asked) : new Map<string, string>()
  const values: Record<string, string> = {}
  for (const field of kind.fields) {
    const text = said(field) ?? (field.from ? known.get(field.from) : undefined)
    if (text === undefined) {
      if (field.required) throw fieldMissing({ field: context.locale === 'zh' ? field.zh : field.en })
      continue
    }
    if (!fits(field, text)) throw fieldWrong({ field: context.locale === 'zh' ? field.zh : field.en })
    values[field.name] = text
  }
  return values
}

/** Whose certificate it is: the field filled from the register's name, else the first. */
export const holderOf = (kind: CertificateKind, values: Record<string, string>) =>
  values[(kind.fields.find((f) => f.from === 'name') ?? kind.fields[0]!).name] ?? ''

/** A value as colleagues see it before they ask to reveal. */
export const shownValue = (field: CertificateField, text: string) => {
  const hidden =
    field.kind === 'id_number' || field.from === 'document'
      ? maskIdNumber(text)
      : field.from === 'name'
        ? maskName(text)
        : field.from === 'address' || field.from === 'registered_address'
          ? maskAddress(text)
          : text
  return { text: hidden, masked: hidden !== text }
}
