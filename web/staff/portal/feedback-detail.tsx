import { revealFeedbackContact, settleFeedback, type Feedback } from '#contract/platform/feedback.ts'
import { sayInstant } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** One of them whole: what was said, how to answer, what was done. */
export const FeedbackDetail = ({ row, onDone }: { row: Feedback; onDone: () => void }) => {
  const say = useWords(words)
  const reveal = useSend(revealFeedbackContact, [])
  const settle = useSend(settleFeedback, ['platform.list_feedback'])
  return (
    <div className="admin-drawer">
      <section>
        <p className="feedback-words">{row.text}</p>
        <p className="soft small">{sayInstant(row.at)}</p>
      </section>
      <section>
        <h3>{say('contact')}</h3>
        {!row.hasContact && <p className="soft">{say('contactNone')}</p>}
        {row.hasContact && reveal.data && <p>{reveal.data.contact}</p>}
        {row.hasContact && !reveal.data && (
          <SchemaForm
            shape={revealFeedbackContact.body}
            fields={{ reason: { label: say('reason'), hint: say('reasonHint') } }}
            send={(body) => reveal.mutateAsync({ params: { id: row.id }, body })}
            submit={say('reveal')}
          />
        )}
      </section>
      <section>
        <SchemaForm
          shape={settleFeedback.body}
          initial={{ outcome: row.outcome ?? undefined }}
          fields={{ outcome: { label: say('outcome'), kind: 'long' } }}
          send={async (body) => {
            await settle.mutateAsync({ params: { id: row.id }, body })
            sayDone(say('saved'))
            onDone()
          }}
          submit={say('save')}
        />
      </section>
    </div>
  )
}
