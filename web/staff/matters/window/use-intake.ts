import { useCallback, useMemo, useState } from 'react'
import { checkForm } from '#contract/matters/check-form.ts'
import { shownFields, type FormValues } from '#contract/matters/forms.ts'
import { findMissing, isWanted, type PaperThere } from '#contract/matters/missing.ts'
import type { FoundApplicant, ItemForApplicant } from '#contract/matters/window.ts'
import { clientId } from '#kit/client-id.ts'
import type { Attached } from '../form/attach.tsx'

/** Who stands at the window: somebody of the register, or by what they say. */
export type Chosen =
  | { kind: 'known'; person: FoundApplicant }
  | { kind: 'named'; name: string; document: string; phone: string }
export type Agent = { name: string; phone: string; relation: string }
export type Ticked = { state: 'given' | 'promised' | 'missing'; files: Attached[] }

/** In the form under these keys stands who applies; said once beside it, not asked again. */
const said = (chosen: Chosen | undefined) =>
  chosen?.kind === 'named' ? (['name', 'document', 'phone'] as const).filter((key) => chosen[key].trim()) : []

/** What is filled in at the window, and what follows from it: questions left, papers wanted, all that is missing. */
export const useIntake = (matter: ItemForApplicant | undefined, chosen: Chosen | undefined) => {
  const [id, setId] = useState(clientId)
  const [values, setValues] = useState<FormValues>({})
  const [papers, setPapers] = useState<Record<string, Ticked>>({})
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set())
  const reset = useCallback(() => {
    setId(clientId())
    setValues({})
    setPapers({})
    setCorrected(new Set())
  }, [])
  const worked = useMemo(() => {
    if (!matter) return undefined
    const { item } = matter
    const keys = new Set(item.form.fields.map((f) => f.key))
    const known = new Set(
      [...matter.known.filter((key) => !corrected.has(key)), ...said(chosen)].filter((key) => keys.has(key)),
    )
    // what the register says in clear decides which questions follow
    const told = Object.fromEntries(
      matter.prefilled.flatMap((p) => (known.has(p.key) && p.value !== null ? [[p.key, p.value]] : [])),
    )
    const all: FormValues = { ...told, ...values }
    const asked = shownFields(item.form, all, known).filter((field) => !known.has(field.key))
    const there = new Map<string, PaperThere>(
      matter.papers.map((p) => [p.key, p.fetched ? 'fetched' : (papers[p.key]?.state ?? 'missing')]),
    )
    const faults = checkForm(item.form, all, known)
    return {
      known,
      asked,
      faults,
      wrong: faults.filter((f) => f.fault !== 'missing'),
      wanted: new Set(item.materials.filter((m) => isWanted(m, all, known)).map((m) => m.key)),
      missing: findMissing(item, all, there, known),
    }
  }, [matter, chosen, values, papers, corrected])
  const correct = (key: string, on: boolean) => {
    setCorrected((before) => {
      const next = new Set(before)
      if (on) next.add(key)
      else next.delete(key)
      return next
    })
    if (!on) setValues(({ [key]: _, ...rest }) => rest)
  }
  return { id, values, setValues, papers, setPapers, corrected, correct, reset, worked }
}
export type Intake = ReturnType<typeof useIntake>
