import '../matters/matters.css'
import { useRef, useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { DoorKind } from '#contract/visits/door-flow.ts'
import { sayAtDoor } from '#contract/visits/doors.ts'
import { sayLimit } from '#contract/time/limit.ts'
import { getDoor, type Door } from '#contract/visits/plates.ts'
import { clientId } from '#kit/client-id.ts'
import { useDraft } from '#kit/form/draft.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { signedIn } from '../access/ask-sign-in.ts'
import { words } from './words.ts'

const periods = ['1', '3', '6', '0'] as const
type Draft = { id: string; since?: (typeof periods)[number]; room: string; text: string; anonymous: boolean }

const Form = ({ door, kind }: { door: Door; kind: DoorKind }) => {
  const say = useWords(words)
  const [, go] = useLocation()
  const kept = useDraft<Draft>(`door.${kind}.${door.areaId}.${door.buildingNo}`)
  const [draft, setDraft] = useState<Draft>(
    () => kept.found ?? { id: clientId(), room: '', text: '', anonymous: false },
  )
  const [missing, setMissing] = useState(false)
  const send = useSend(sayAtDoor)
  const asks = kind === 'nobody_came'
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setMissing(false)
    setDraft(next)
    kept.remember(next)
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (asks ? !draft.since : !draft.text.trim()) return setMissing(true)
    if (!(await signedIn())) return
    const room = draft.room.trim()
    const text = draft.text.trim()
    send.mutate(
      {
        params: { areaId: door.areaId },
        body: {
          id: draft.id,
          kind,
          buildingNo: door.buildingNo,
          anonymous: draft.anonymous,
          ...(room && { room }),
          ...(text && { text }),
          ...(asks && { sinceMonths: Number(draft.since) as 0 | 1 | 3 | 6 }),
        },
      },
      {
        onSuccess: (made) => {
          kept.drop()
          sayDone(say(`sent_${kind}`))
          go(`/door-messages/${made.areaId}/${made.id}`)
        },
      },
    )
  }
  return (
    <form className="card" noValidate onSubmit={(e) => void submit(e)}>
      {asks && (
        <>
          <ChoiceField
            label={say('since')}
            value={draft.since}
            choices={periods.map((value) => ({ value, label: say(`since_${value}`) }))}
            onChoose={(since) => change({ since })}
            error={missing ? say('needSince') : undefined}
          />
          <TextField
            label={say('room')}
            hint={say('roomHint')}
            maxLength={40}
            autoComplete="off"
            value={draft.room}
            onChange={(e) => change({ room: e.target.value })}
          />
        </>
      )}
      <LongTextField
        label={say(asks ? 'more' : 'praiseText')}
        rows={3}
        maxLength={500}
        value={draft.text}
        onChange={(e) => change({ text: e.target.value })}
        error={!asks && missing ? say('needPraise') : send.error?.message}
      />
      <label className="flag">
        <input type="checkbox" checked={draft.anonymous} onChange={(e) => change({ anonymous: e.target.checked })} />
        <span>{say('anonymous')}</span>
      </label>
      {draft.anonymous && asks && <p className="soft small">{say('anonymousHint')}</p>}
      <Button type="submit" wide busy={send.isPending}>
        {say('send')}
      </Button>
    </form>
  )
}

/** From the code at a door: nobody came, or praise. */
export default function SayAtDoor({ code, kind }: { code: string; kind: string }) {
  const say = useWords(words)
  const locale = useLanguage()
  const which: DoorKind = kind === 'praise' ? 'praise' : 'nobody_came'
  const query = useAnswer(getDoor, { params: { code } }, { fresh: 300_000 })
  // Signing in asks everything anew; the form that is just being sent stays where it is.
  const known = useRef<Door>(undefined)
  if (query.data) known.current = query.data
  const door = known.current
  return (
    <Screen
      title={say(`title_${which}`)}
      lead={door && say(`lead_${which}`, { building: door.building, limit: sayLimit(locale, door.answerIn) })}
      up={`/b/${code}`}
    >
      {door ? <Form door={door} kind={which} /> : <Answered query={query}>{() => null}</Answered>}
    </Screen>
  )
}
