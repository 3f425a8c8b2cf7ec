import { useState, type FormEvent } from 'react'
import { sendFeedback } from '#contract/platform/feedback.ts'
import { clientId } from '#kit/client-id.ts'
import { useDraft } from '#kit/form/draft.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { errorsOf } from '#kit/phone/errors-of.ts'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useSend } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { words } from './words.ts'

type Kind = 'complaint' | 'suggestion' | 'other'
type Draft = { id: string; kind: Kind; text: string; contact: string }
const empty = (): Draft => ({ id: clientId(), kind: 'complaint', text: '', contact: '' })

const Call = () => {
  const say = useWords(words)
  return (
    <a href="tel:12345" className="row">
      <span className="row-mark">
        <Icon name="phone" size={22} />
      </span>
      <span className="row-text">
        <span className="row-title">{say('call')}</span>
        <span className="soft small">{say('callAbout')}</span>
      </span>
      <Icon name="right" size={16} />
    </a>
  )
}

/** 投诉建议: every client must have one, without an account and without a place (国办函〔2026〕12号, law.md 3). */
export default function Feedback() {
  const say = useWords(words)
  const draft = useDraft<Draft>('feedback')
  const [value, setValue] = useState<Draft>(() => draft.found ?? empty())
  const [missing, setMissing] = useState(false)
  const send = useSend(sendFeedback, [])
  const errors = errorsOf(send.error, ['text', 'contact'])
  const change = (part: Partial<Draft>) => {
    const next = { ...value, ...part }
    setMissing(false)
    setValue(next)
    draft.remember(next)
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const { contact, ...said } = value
    if (!value.text.trim()) setMissing(true)
    else send.mutate({ body: { ...said, ...(contact.trim() ? { contact } : {}) } }, { onSuccess: draft.drop })
  }
  const another = () => {
    setValue(empty())
    send.reset()
  }
  if (send.data)
    return (
      <Screen title={say('title')} up="/">
        <Empty icon="check" title={say('thanks')} about={say(value.contact.trim() ? 'thanksReply' : 'thanksAbout')}>
          <Button kind="quiet" onClick={another}>
            {say('another')}
          </Button>
        </Empty>
      </Screen>
    )
  return (
    <Screen title={say('title')} lead={say('lead')} up="/">
      <form className="card screen-body" onSubmit={submit} noValidate>
        <ChoiceField
          label={say('kind')}
          value={value.kind}
          choices={[
            { value: 'complaint', label: say('complaint') },
            { value: 'suggestion', label: say('suggestion') },
            { value: 'other', label: say('other') },
          ]}
          onChoose={(kind) => change({ kind })}
        />
        <LongTextField
          label={say('text')}
          hint={say('textHint')}
          rows={6}
          maxLength={1000}
          value={value.text}
          onChange={(e) => change({ text: e.target.value })}
          error={missing ? say('textMissing') : errors.by['text']}
        />
        <TextField
          label={say('contact')}
          optional={say('optional')}
          hint={say('contactHint')}
          maxLength={100}
          autoComplete="tel-national"
          value={value.contact}
          onChange={(e) => change({ contact: e.target.value })}
          error={errors.by['contact'] ?? errors.rest}
        />
        <Button type="submit" wide busy={send.isPending}>
          {say('send')}
        </Button>
      </form>
      <div className="rows">
        <Call />
      </div>
    </Screen>
  )
}
