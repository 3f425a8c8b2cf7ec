import type { ReactNode } from 'react'
import type { MergedQuestion } from '#contract/visits/merge-forms.ts'
import { sayDay } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import type { DiaryDraft, DiaryErrors } from './diary-draft.ts'
import { words } from './words.ts'

type Answers = DiaryDraft['answers']

/** The merged form of all campaigns of a visit: each question once, and what is known only shown. */
export const Questions = ({
  questions,
  answers,
  onChange,
  errors,
  person,
}: {
  questions: readonly MergedQuestion[]
  answers: Answers
  onChange: (answers: Answers) => void
  errors: DiaryErrors
  /** Whom the answers are about; undefined while nobody of several was chosen. */
  person: string | undefined
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  return questions.map(({ key, zh, en, kind, choices, required, known, field }) => {
    const label = locale === 'zh' ? zh : en || zh
    const about = field && <p className="soft small">{person ? say('toRegister', { person }) : say('toRegisterWho')}</p>
    if (known)
      return (
        <div key={key} className="field">
          <p className="field-label">{label}</p>
          <p className="soft small">
            {say('known', { text: known.text, source: known.source, day: sayDay(known.on) })}
          </p>
          <p className="soft small">{say('knownChanged')}</p>
        </div>
      )
    const value = answers[key]
    const set = (next: Answers[string] | undefined) => {
      const { [key]: _, ...others } = answers
      onChange(next === undefined || next === '' ? others : { ...others, [key]: next })
    }
    const error = errors[`answers.${key}`] && say('needs_answer')
    const shown = required ? label : `${label} ${say('optional')}`
    const within = (input: ReactNode) => (
      <div key={key} className="field">
        {input}
        {about}
      </div>
    )
    if (kind === 'yes_no')
      return within(
        <ChoiceField
          label={shown}
          error={error}
          value={value === undefined ? undefined : String(value)}
          choices={[
            { value: 'true', label: say('yes') },
            { value: 'false', label: say('no') },
          ]}
          onChoose={(chosen) => set(chosen === 'true')}
        />,
      )
    if (kind === 'choice')
      return within(
        <ChoiceField
          label={shown}
          error={error}
          value={value === undefined ? undefined : String(value)}
          choices={choices.map((choice) => ({ value: choice, label: choice }))}
          onChoose={set}
        />,
      )
    const number = kind === 'number'
    return within(
      <TextField
        label={label}
        optional={required ? undefined : say('optional')}
        error={error}
        maxLength={500}
        {...(number ? { type: 'number', inputMode: 'numeric' as const } : {})}
        value={value === undefined ? '' : String(value)}
        onChange={({ target }) => set(number && target.value !== '' ? Number(target.value) : target.value)}
      />,
    )
  })
}
