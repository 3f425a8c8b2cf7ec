import { useState } from 'react'
import { proposeFaq } from '#contract/matters/faq.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type From = { consultationId?: string; question: string; answer: string }

/** A question and answer for the public list; telling parts are starred by the server, an editor publishes. */
export const ProposeFaq = ({ areaId, from, onDone }: { areaId: number; from: From; onDone: () => void }) => {
  const say = useWords(words)
  const [id] = useState(clientId)
  const send = useSend(proposeFaq)
  const { consultationId } = from
  return (
    <SchemaForm
      shape={proposeFaq.body.omit({ id: true, consultationId: true, classCode: true })}
      initial={{ question: from.question, answer: from.answer }}
      fields={{
        question: { label: say('question'), kind: 'long' },
        answer: { label: say('answerText'), kind: 'long' },
      }}
      submit={say('propose')}
      send={async (body) => {
        await send.mutateAsync({
          params: { areaId },
          body: { ...body, id, ...(consultationId ? { consultationId } : {}) },
        })
        sayDone(say('proposed'))
        onDone()
      }}
    />
  )
}
