import '../matters.css'
import { useState, type FormEvent } from 'react'
import { useLocation, useSearch } from 'wouter'
import { getItem } from '#contract/matters/catalogue.ts'
import { ask } from '#contract/matters/consultation.ts'
import { clientId } from '#kit/client-id.ts'
import { useDraft } from '#kit/form/draft.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LongTextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { signedIn } from '../../access/ask-sign-in.ts'
import { InPlace } from '../inside.tsx'
import { FaqList } from './faq-list.tsx'
import { words } from './words.ts'

type Draft = { id: string; text: string; anonymous: boolean }

const Form = ({ areaId, itemCode, text }: { areaId: number; itemCode: string | undefined; text: string }) => {
  const say = useWords(words)
  useLanguage()
  const [, go] = useLocation()
  const kept = useDraft<Draft>(`ask.${itemCode ?? ''}`)
  const [draft, setDraft] = useState<Draft>(() => kept.found ?? { id: clientId(), text, anonymous: false })
  const [missing, setMissing] = useState(false)
  const item = useAnswer(getItem, itemCode ? { params: { areaId, code: itemCode } } : undefined, { fresh: 60_000 })
  const send = useSend(ask)
  const like = useSettled(draft.text.trim(), 600)
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setMissing(false)
    setDraft(next)
    kept.remember(next)
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (!draft.text.trim()) return setMissing(true)
    if (!(await signedIn())) return
    send.mutate(
      {
        params: { areaId },
        body: { ...draft, ...(itemCode ? { itemCode, classCode: itemCode.split('.')[0] } : {}) },
      },
      {
        onSuccess: (made) => {
          kept.drop()
          sayDone(say('sent'))
          go(`/questions/${made.areaId}/${made.id}`)
        },
      },
    )
  }
  return (
    <form className="screen-body" noValidate onSubmit={(e) => void submit(e)}>
      <section className="card">
        {item.data && <p className="soft">{say('about', { item: pick(item.data) })}</p>}
        <LongTextField
          label={say('question')}
          hint={say('questionHint')}
          rows={4}
          maxLength={1000}
          value={draft.text}
          onChange={(e) => change({ text: e.target.value })}
          error={missing ? say('needQuestion') : send.error?.message}
        />
        <label className="flag">
          <input type="checkbox" checked={draft.anonymous} onChange={(e) => change({ anonymous: e.target.checked })} />
          <span>{say('anonymous')}</span>
        </label>
        <Button type="submit" wide busy={send.isPending}>
          {say('send')}
        </Button>
      </section>
      {like.length >= 2 && <FaqList areaId={areaId} q={like.slice(0, 60)} title={say('alike')} most={3} quiet />}
    </form>
  )
}

/** 咨询 (Q01): a question to the community, with a clock; answers there are already are shown beside it. */
export default function Ask() {
  const say = useWords(words)
  const asked = new URLSearchParams(useSearch())
  const item = asked.get('item') ?? undefined
  return (
    <Screen title={say('askTitle')} lead={say('askLead')} up={item ? `/matters/${item}` : '/questions'}>
      <InPlace>{({ areaId }) => <Form areaId={areaId} itemCode={item} text={asked.get('text') ?? ''} />}</InPlace>
    </Screen>
  )
}
