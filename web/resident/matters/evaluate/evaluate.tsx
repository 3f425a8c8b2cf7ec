import '../matters.css'
import '../../incidents/incidents.css'
import { useState, type FormEvent } from 'react'
import {
  badTags,
  confirmCorrection,
  evaluate,
  getEvaluationPage,
  goodTags,
  isBad,
  type EvaluationPage,
} from '#contract/matters/evaluation.ts'
import { sayDay } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { grades } from '../../incidents/states.ts'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

type Tag = (typeof goodTags)[number] | (typeof badTags)[number]
type One = { token: string }

const Tags = ({ bad, tags, onChange }: { bad: boolean; tags: readonly Tag[]; onChange: (tags: Tag[]) => void }) => {
  const say = useWords(words)
  const choices: readonly Tag[] = bad ? badTags : goodTags
  return (
    <fieldset className="field">
      <legend className="field-label">{say(bad ? 'bad' : 'good')}</legend>
      <div className="choices">
        {choices.map((tag) => (
          <label key={tag} className="choice">
            <input
              type="checkbox"
              checked={tags.includes(tag)}
              onChange={(e) => onChange(e.target.checked ? [...tags, tag] : tags.filter((t) => t !== tag))}
            />
            <span>{say(`tag_${tag}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Form = ({ token }: One) => {
  const say = useWords(words)
  const all = useWords(shared)
  useLanguage()
  const [grade, setGrade] = useState<number>()
  const [tags, setTags] = useState<Tag[]>([])
  const [text, setText] = useState('')
  const [phone, setPhone] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useSend(evaluate)
  const bad = grade !== undefined && isBad(grade)
  const badPhone = phone.trim() !== '' && !/^1[3-9]\d{9}$/.test(phone.trim())
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (grade === undefined || badPhone) return setMissing(true)
    send.mutate({
      params: { token },
      body: {
        grade,
        tags,
        text: text.trim() || undefined,
        ...(phone.trim() ? { contact: { phone: phone.trim() } } : {}),
      },
    })
  }
  return (
    <form className="card judge" noValidate onSubmit={submit}>
      <ChoiceField
        label={say('grade')}
        value={grade === undefined ? undefined : (String(grade) as '1')}
        choices={grades.map(({ value, label }) => ({ value, label: pick(label) }))}
        onChoose={(v) => {
          setGrade(Number(v))
          setTags([])
          setMissing(false)
        }}
        error={missing && grade === undefined ? say('needGrade') : undefined}
      />
      {grade !== undefined && (
        <>
          <Tags bad={bad} tags={tags} onChange={setTags} />
          <LongTextField
            label={say('text')}
            optional={all('optional')}
            rows={3}
            maxLength={500}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          {bad && (
            <TextField
              label={say('phone')}
              hint={say('phoneHint')}
              optional={all('optional')}
              type="tel"
              inputMode="numeric"
              maxLength={11}
              value={phone}
              onChange={(e) => setPhone(e.target.value)}
              error={missing && badPhone ? say('phoneBad') : undefined}
            />
          )}
        </>
      )}
      {send.error && (
        <p className="field-error" role="alert">
          {send.error.message}
        </p>
      )}
      <Button type="submit" wide busy={send.isPending}>
        {say('send')}
      </Button>
    </form>
  )
}

const Given = ({ page, token }: One & { page: EvaluationPage }) => {
  const say = useWords(words)
  useLanguage()
  const confirm = useSend(confirmCorrection)
  const { given, correction } = page
  if (!given) return null
  const label = grades.find((g) => Number(g.value) === given.grade)?.label
  return (
    <>
      <Empty icon="check" title={say('thanks')} about={label && say('gave', { grade: pick(label) })} />
      {correction && (
        <section className="card">
          <h2>{say('correction')}</h2>
          <p>
            {correction.measure
              ? say('measure', { text: correction.measure })
              : say('correctionDue', { at: sayDay(correction.dueAt) })}
          </p>
          {correction.asksMe && (
            <div className="choices" role="group" aria-label={say('asksMe')}>
              {[true, false].map((satisfied) => (
                <Button
                  key={String(satisfied)}
                  kind="quiet"
                  disabled={confirm.isPending}
                  onClick={() => confirm.mutate({ params: { token }, body: { satisfied } }, { onError: sayRefused })}
                >
                  {say(satisfied ? 'yes' : 'no')}
                </Button>
              ))}
            </div>
          )}
        </section>
      )}
    </>
  )
}

/** 好差评 by the link or the code on the paper: no account, one word and it is said. */
export default function Evaluate({ token }: One) {
  const say = useWords(words)
  const query = useAnswer(getEvaluationPage, { params: { token } })
  if (isProblem(query.error, 'matters.token_unknown') || (isProblem(query.error) && query.error.status === 400))
    return (
      <Screen title={say('title')} up="/">
        <Empty icon="alert" title={say('unknown')} about={say('unknownAbout')} />
      </Screen>
    )
  return (
    <Screen title={say('title')} lead={say('lead')} up="/">
      <Answered query={query}>
        {(page) => (
          <>
            <section className="card">
              <h2>{page.title}</h2>
              <p className="soft small">
                {say(`service_${page.service}`)} · {page.place} · {sayDay(page.servedOn)}
              </p>
            </section>
            {page.given ? <Given page={page} token={token} /> : <Form token={token} />}
          </>
        )}
      </Answered>
    </Screen>
  )
}
