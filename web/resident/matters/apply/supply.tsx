import { useRef, useState } from 'react'
import { cleanForm, type FormValues } from '#contract/matters/forms.ts'
import { supplyOwn, type OwnApplication } from '#contract/matters/own-applications.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { refresh } from '#kit/queries.ts'
import { NetworkError } from '#kit/refusal.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { FormFields } from './form-fields.tsx'
import { MissingList } from './missing-list.tsx'
import { PaperField } from './paper-field.tsx'
import { usePapers } from './use-papers.ts'
import { words } from './words.ts'

const nothing: ReadonlySet<string> = new Set()

/** 补齐 (D10): everything of the one-time notice in one place, sent at once, from home. */
export const Supply = ({ a }: { a: OwnApplication }) => {
  const say = useWords(words)
  const { areaId, id, version, missingThings, notice, supplementDueAt } = a
  const papers = usePapers()
  const moveId = useRef(clientId())
  const [values, setValues] = useState<FormValues>({})
  const [promised, setPromised] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const missing = new Set(missingThings.flatMap(({ kind, key }) => (kind === 'paper' && key ? [key] : [])))
  const asked = a.papers.filter((p) => missing.has(p.key))
  const fields = new Set(missingThings.flatMap(({ kind, key }) => (kind === 'answer' && key ? [key] : [])))
  const form = { fields: a.form.fields.filter((f) => fields.has(f.key)).map(({ shownIf: _, ...field }) => field) }
  const send = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await call(supplyOwn, {
        params: { areaId, id },
        body: {
          moveId: moveId.current,
          version,
          values: cleanForm(form, values),
          papers: (await papers.send(areaId)).map((p) => ({ ...p, originals: 0, copies: 0 })),
        },
      })
      papers.clear()
      moveId.current = clientId()
      sayDone(answer.missing.length ? say('stillMissing', { n: answer.missing.length }) : say('supplied'))
      await refresh('matters.')
    } catch (error) {
      setProblem(error instanceof NetworkError ? say('offline') : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="card wanted"
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        void send()
      }}
    >
      <h2>{say('missingTitle', { n: missingThings.length })}</h2>
      {supplementDueAt && <p className="soft small">{say('missingUntil', { at: sayInstant(supplementDueAt) })}</p>}
      {notice?.note && <p>{say('clerkSays', { note: notice.note })}</p>}
      <MissingList things={missingThings} />
      <FormFields form={form} values={values} known={nothing} errors={{}} onChange={setValues} />
      <ul>
        {asked.map((material) => (
          <PaperField
            key={material.key}
            item={{ areaId, code: a.itemCode }}
            material={material}
            draft={`supply.${id}`}
            papers={papers}
            promised={promised.includes(material.key)}
            onPromise={(on) =>
              setPromised(on ? [...promised, material.key] : promised.filter((k) => k !== material.key))
            }
          />
        ))}
      </ul>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" wide busy={busy}>
        {say('missingSend')}
      </Button>
    </form>
  )
}
