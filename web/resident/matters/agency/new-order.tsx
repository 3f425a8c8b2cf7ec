import '../matters.css'
import { useState, type FormEvent } from 'react'
import { useLocation, useSearch } from 'wouter'
import { orderAgency } from '#contract/matters/agency.ts'
import { getItem } from '#contract/matters/catalogue.ts'
import { clientId } from '#kit/client-id.ts'
import { useDraft } from '#kit/form/draft.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { signedIn } from '../../access/ask-sign-in.ts'
import { InPlace } from '../inside.tsx'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

const empty = () => ({
  id: clientId(),
  matter: '',
  for: 'other' as 'self' | 'other',
  name: '',
  relation: '',
  phone: '',
  homeVisit: true,
  address: '',
  note: '',
})
type Draft = ReturnType<typeof empty>
type Fault = 'matter' | 'name' | 'relation' | 'phone' | 'address'

const faultsOf = (d: Draft): Fault[] => {
  const other = d.for === 'other'
  const wrong: [Fault, boolean][] = [
    ['matter', !d.matter.trim()],
    ['name', !d.name.trim()],
    ['relation', other && !d.relation.trim()],
    ['phone', other && d.phone.trim() !== '' && !/^1[3-9]\d{9}$/.test(d.phone.trim())],
    ['address', d.homeVisit && !d.address.trim()],
  ]
  return wrong.flatMap(([field, is]) => (is ? [field] : []))
}

const Form = ({ areaId, itemCode, matter }: { areaId: number; itemCode: string | undefined; matter: string }) => {
  const say = useWords(words)
  const all = useWords(shared)
  const [, go] = useLocation()
  const kept = useDraft<Draft>(`agency.${itemCode ?? ''}`)
  const [draft, setDraft] = useState<Draft>(() => kept.found ?? { ...empty(), matter })
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const send = useSend(orderAgency)
  const other = draft.for === 'other'
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setFaults([])
    setDraft(next)
    kept.remember(next)
  }
  const wrong = (field: Fault, key: keyof typeof words & string) => (faults.includes(field) ? say(key) : undefined)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const found = faultsOf(draft)
    setFaults(found)
    if (found.length || !(await signedIn())) return
    const phone = draft.phone.trim()
    send.mutate(
      {
        params: { areaId },
        body: {
          id: draft.id,
          matter: draft.matter.trim(),
          ...(itemCode ? { itemCode } : {}),
          note: draft.note.trim() || undefined,
          homeVisit: draft.homeVisit,
          ...(draft.homeVisit ? { address: draft.address.trim() } : {}),
          name: draft.name.trim(),
          ...(other ? { forWhom: { relation: draft.relation.trim(), ...(phone ? { phone } : {}) } } : {}),
        },
      },
      {
        onSuccess: (made) => {
          kept.drop()
          sayDone(say('sent'))
          go(`/agency/${made.areaId}/${made.id}`)
        },
      },
    )
  }
  const text = (field: 'matter' | 'name' | 'relation' | 'phone' | 'address') => ({
    value: draft[field],
    onChange: (e: { target: { value: string } }) => change({ [field]: e.target.value }),
  })
  return (
    <form className="screen-body" noValidate onSubmit={(e) => void submit(e)}>
      <section className="card">
        <TextField label={say('what')} maxLength={200} {...text('matter')} error={wrong('matter', 'needWhat')} />
        <ChoiceField
          label={say('forWhom')}
          value={draft.for}
          choices={[
            { value: 'other', label: say('other') },
            { value: 'self', label: say('self') },
          ]}
          onChoose={(one) => change({ for: one })}
        />
        <TextField
          label={say('name')}
          maxLength={40}
          autoComplete="off"
          {...text('name')}
          error={wrong('name', 'needName')}
        />
        {other && (
          <>
            <TextField
              label={say('relation')}
              hint={say('relationHint')}
              maxLength={20}
              {...text('relation')}
              error={wrong('relation', 'needRelation')}
            />
            <TextField
              label={say('phone')}
              optional={all('optional')}
              type="tel"
              inputMode="numeric"
              autoComplete="off"
              maxLength={11}
              {...text('phone')}
              error={wrong('phone', 'phoneBad')}
            />
          </>
        )}
      </section>
      <section className="card">
        <label className="flag">
          <input type="checkbox" checked={draft.homeVisit} onChange={(e) => change({ homeVisit: e.target.checked })} />
          <span>{say('visit')}</span>
        </label>
        {draft.homeVisit && (
          <TextField
            label={say('address')}
            autoComplete="street-address"
            maxLength={200}
            {...text('address')}
            error={wrong('address', 'needAddress')}
          />
        )}
        <LongTextField
          label={say('note')}
          optional={all('optional')}
          rows={2}
          maxLength={1000}
          value={draft.note}
          onChange={(e) => change({ note: e.target.value })}
        />
      </section>
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

/** The name of the matter is filled in where one came from its page. */
const FromItem = ({ areaId, code }: { areaId: number; code: string }) => {
  useLanguage()
  const query = useAnswer(getItem, { params: { areaId, code } }, { fresh: 60_000 })
  return <Answered query={query}>{(item) => <Form areaId={areaId} itemCode={code} matter={pick(item)} />}</Answered>
}

/** 全程代办 (D19): for oneself or for somebody old or ill, at home if wished. */
export default function NewOrder() {
  const say = useWords(words)
  const code = new URLSearchParams(useSearch()).get('item') ?? undefined
  return (
    <Screen title={say('title')} lead={say('lead')} up={code ? `/matters/${code}` : '/agency'}>
      <InPlace>
        {({ areaId }) =>
          code ? <FromItem areaId={areaId} code={code} /> : <Form areaId={areaId} itemCode={undefined} matter="" />
        }
      </InPlace>
    </Screen>
  )
}
