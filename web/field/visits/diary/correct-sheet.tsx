import { useState } from 'react'
import { correctFacts } from '#contract/visits/visits.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { draftOf, dropDraft, keepDraft, laneOf, send, type FieldPerson } from '../../store/index.ts'
import { changedFacts, type TypedFacts } from './changed-facts.ts'
import { FactsForm } from './facts-form.tsx'
import { words } from './words.ts'

type Draft = { id: string; typed: TypedFacts }

/** Facts of one person corrected without a visit: the same form, on its own. */
export const CorrectSheet = ({
  person,
  areaId,
  householdId,
  onClose,
}: {
  person: FieldPerson
  areaId: number
  householdId: string
  onClose: () => void
}) => {
  const say = useWords(words)
  const name = `facts.${person.id}`
  const [draft, setDraft] = useState<Draft>(() => draftOf<Draft>(name) ?? { id: clientId(), typed: {} })
  const [busy, setBusy] = useState(false)
  const facts = changedFacts(person.facts, draft.typed)
  const change = (typed: TypedFacts) => {
    const next = { ...draft, typed }
    setDraft(next)
    keepDraft(name, next)
  }
  const submit = async () => {
    setBusy(true)
    try {
      await send({
        route: correctFacts,
        asked: { params: { areaId }, body: { id: draft.id, personId: person.id, facts } },
        lane: laneOf.household(householdId),
        label: { zh: `更正 ${person.name}`, en: `Corrections: ${person.name}` },
      })
      dropDraft(name)
      sayDone(say('factsDone'))
      onClose()
    } catch (error) {
      sayRefused(error)
      setBusy(false)
    }
  }
  return (
    <Sheet open title={say('factsOf', { name: person.name })} onClose={onClose}>
      <p className="soft">{say('factsAbout')}</p>
      <FactsForm person={person} typed={draft.typed} onType={change} />
      <Button wide busy={busy} disabled={!facts.length} onClick={() => void submit()}>
        {facts.length ? `${say('sendFacts')} · ${say('changedCount', { n: facts.length })}` : say('noChange')}
      </Button>
    </Sheet>
  )
}
