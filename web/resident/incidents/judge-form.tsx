import { useWords, pick } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, LongTextField } from '#kit/phone/field.tsx'
import { grades } from './states.ts'
import { useMove, type MovedCase } from '#kit/report/use-move.ts'
import { words } from './words.ts'

/** 居民评价: solved or not first; the grade in words; the rest may be left out. */
export const JudgeForm = ({ incident }: { incident: MovedCase }) => {
  const say = useWords(words)
  const { filled, change, send, busy, error, complain } = useMove('judge', incident, say('judged'))
  const submit = (e: React.FormEvent) => {
    e.preventDefault()
    if (filled.solved === undefined) complain(say('needSolved'))
    else void send()
  }
  const solved = filled.solved === undefined ? undefined : filled.solved ? 'yes' : 'no'
  return (
    <form className="card judge" onSubmit={submit} aria-label={say('judgeTitle')}>
      <h2>{say('judgeTitle')}</h2>
      <ChoiceField
        label={say('judgeAsk')}
        value={solved}
        choices={[
          { value: 'yes', label: say('yes') },
          { value: 'no', label: say('no') },
        ]}
        onChoose={(v) => change({ solved: v === 'yes' })}
      />
      {filled.solved === false && <p className="soft small">{say('judgeNoHint')}</p>}
      {filled.solved !== undefined && (
        <>
          <ChoiceField
            label={say('gradeAsk')}
            value={filled.grade === undefined ? undefined : (String(filled.grade) as '1')}
            choices={grades.map(({ value, label }) => ({ value, label: pick(label) }))}
            onChoose={(v) => change({ grade: Number(v) })}
          />
          <LongTextField
            label={say(filled.solved ? 'judgeNote' : 'judgeNoteNo')}
            optional={say('optional')}
            rows={2}
            maxLength={2000}
            value={filled.note ?? ''}
            onChange={(e) => change({ note: e.target.value })}
          />
        </>
      )}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Button type="submit" wide busy={busy}>
        {say('judgeSend')}
      </Button>
    </form>
  )
}
