import { useWords } from '#kit/language.ts'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { words as shared } from '../words.ts'
import type { OwnMatter, useApply } from './use-apply.ts'
import { words } from './words.ts'

/** For oneself or for a relative; who the register doesn't know says name and number. */
export const WhoApplies = ({ matter, form }: { matter: OwnMatter; form: ReturnType<typeof useApply> }) => {
  const say = useWords(words)
  const all = useWords(shared)
  const { draft, change, errors, asksSelf, inForm } = form
  const { applicant, agent } = draft
  const other = draft.for === 'other'
  return (
    <section className="card">
      <ChoiceField
        label={say('who')}
        value={draft.for}
        choices={[
          { value: 'self', label: matter.name ? `${say('self')}（${matter.name}）` : say('self') },
          { value: 'other', label: say('other') },
        ]}
        onChoose={(one) => change({ for: one })}
      />
      {!other && !matter.recognised && <p className="soft small">{say('notKnown')}</p>}
      {asksSelf && !inForm.has('name') && (
        <TextField
          label={say('name')}
          autoComplete={other ? 'off' : 'name'}
          maxLength={60}
          value={applicant.name}
          onChange={(e) => change({ applicant: { ...applicant, name: e.target.value } })}
          error={errors['applicant']}
        />
      )}
      {asksSelf && !inForm.has('document') && (
        <TextField
          label={say('document')}
          optional={all('optional')}
          autoComplete="off"
          maxLength={40}
          value={applicant.document}
          onChange={(e) => change({ applicant: { ...applicant, document: e.target.value } })}
        />
      )}
      {other && (
        <>
          {!inForm.has('phone') && (
            <TextField
              label={say('phone')}
              optional={all('optional')}
              type="tel"
              inputMode="numeric"
              autoComplete="off"
              maxLength={11}
              value={applicant.phone}
              onChange={(e) => change({ applicant: { ...applicant, phone: e.target.value } })}
            />
          )}
          <TextField
            label={say('agentName')}
            autoComplete="name"
            maxLength={60}
            value={agent.name}
            onChange={(e) => change({ agent: { ...agent, name: e.target.value } })}
            error={errors['agent']}
          />
          <TextField
            label={say('relation')}
            hint={say('relationHint')}
            optional={all('optional')}
            maxLength={40}
            value={agent.relation}
            onChange={(e) => change({ agent: { ...agent, relation: e.target.value } })}
          />
        </>
      )}
    </section>
  )
}
