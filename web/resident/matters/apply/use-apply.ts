import { useState } from 'react'
import { checkForm } from '#contract/matters/check-form.ts'
import { cleanForm, shownFields, type FormValues } from '#contract/matters/forms.ts'
import { apply, type getOwnMatter } from '#contract/matters/own-applications.ts'
import type { Answer } from '#contract/route.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { useDraft } from '#kit/form/draft.ts'
import { pick, useWords } from '#kit/language.ts'
import { refresh } from '#kit/queries.ts'
import { NetworkError } from '#kit/refusal.ts'
import { sayFaults } from './say-faults.ts'
import { usePapers } from './use-papers.ts'
import { words } from './words.ts'

export type OwnMatter = Answer<typeof getOwnMatter>
export type ApplyReceipt = Answer<typeof apply>
export type Draft = {
  id: string
  for: 'self' | 'other'
  applicant: { name: string; document: string; phone: string }
  agent: { name: string; relation: string }
  values: FormValues
  promised: string[]
  note: string
}
const empty = (): Draft => ({
  id: clientId(),
  for: 'self',
  applicant: { name: '', document: '', phone: '' },
  agent: { name: '', relation: '' },
  values: {},
  promised: [],
  note: '',
})
const filled = <T extends Record<string, string>>(texts: T) =>
  Object.fromEntries(Object.entries(texts).flatMap(([k, v]) => (v.trim() ? [[k, v.trim()]] : []))) as Partial<T>

/** An application being filled in: kept on this phone with its photos, checked as the server does, sent once. */
export const useApply = (matter: OwnMatter, areaId: number, onDone: (receipt: ApplyReceipt) => void) => {
  const say = useWords(words)
  const { item } = matter
  const name = `apply.${item.code}`
  const kept = useDraft<Draft>(name)
  const [draft, setDraft] = useState<Draft>(() => kept.found ?? empty())
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const papers = usePapers()
  const forOther = draft.for === 'other'
  const known = new Set(forOther ? [] : matter.known)
  const asksSelf = forOther || !matter.recognised
  // what the form asks itself isn't asked beside it
  const inForm = new Set(item.form.fields.map((f) => f.key))
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setErrors({})
    setProblem(undefined)
    kept.remember(next)
  }
  const submit = async () => {
    const values = cleanForm(item.form, draft.values, known)
    const faults = sayFaults(checkForm(item.form, values, known))
    if (asksSelf && !inForm.has('name') && !draft.applicant.name.trim()) faults['applicant'] = say('fault_missing')
    if (forOther && !draft.agent.name.trim()) faults['agent'] = say('fault_missing')
    setErrors(faults)
    const wrong = Object.keys(faults)
    if (wrong.length) {
      const first = shownFields(item.form, values, known).find((f) => f.key === wrong[0])
      setProblem(say('fixFirst', { n: wrong.length, first: first ? pick(first) : say(wrong[0] === 'agent' ? 'agentName' : 'name') })) // prettier-ignore
      return
    }
    setBusy(true)
    setProblem(undefined)
    try {
      const given = await papers.send(areaId)
      const { document, ...rest } = filled(draft.applicant)
      const applicant = {
        name: rest.name ?? (typeof values['name'] === 'string' ? values['name'] : ''),
        ...(document ? { document } : {}),
        ...(rest.phone ? { phone: rest.phone } : {}),
      }
      const receipt = await call(apply, {
        params: { areaId },
        body: {
          id: draft.id,
          itemCode: item.code,
          itemNo: item.no,
          ...(asksSelf && applicant.name ? { applicant } : {}),
          ...(forOther
            ? { agent: { name: draft.agent.name.trim(), relation: draft.agent.relation.trim() || undefined } }
            : {}),
          values,
          papers: given,
          note: draft.note.trim() || undefined,
        },
      })
      papers.clear()
      kept.drop()
      void refresh('matters.')
      onDone(receipt)
    } catch (error) {
      setProblem(error instanceof NetworkError ? say('offline') : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return { draft, change, submit, busy, problem, errors, papers, known, asksSelf, inForm, name, restored: kept.found !== undefined } // prettier-ignore
}
