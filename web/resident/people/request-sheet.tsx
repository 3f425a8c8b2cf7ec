import { useState } from 'react'
import { requestCorrection } from '#contract/people/own.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import type { OwnRecord } from './my-record.tsx'
import { words } from './words.ts'

type Kind = 'correct' | 'delete' | 'explain'
type Props = { record: OwnRecord; field: string | null; name: string; onClose: () => void }

/** Correct, delete or explain: the right value, or what one has to say. */
export const RequestSheet = ({ record, field, name, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(requestCorrection)
  const [id] = useState(clientId)
  const [kind, setKind] = useState<Kind>(field ? 'correct' : 'explain')
  const [value, setValue] = useState('')
  const [text, setText] = useState('')
  const kinds: readonly Kind[] = field ? ['correct', 'delete', 'explain'] : ['delete', 'explain']
  const wanted = value.trim()
  // codes (nation, education …) are for the community to choose: the person says it in words
  const plain = field !== null && ['name', 'phone', 'document', 'birth_on', 'registered_address'].includes(field)
  const says = [!plain && kind === 'correct' ? wanted : '', text.trim()].filter(Boolean).join('；')
  const start = () =>
    send.mutate(
      {
        params: { areaId: record.areaId, personId: record.id },
        body: {
          id,
          kind,
          field,
          ...(kind === 'correct' && plain && wanted
            ? { value: field === 'document' ? { number: wanted } : wanted }
            : {}),
          text: says || null,
        },
      },
      {
        onSuccess: () => {
          sayDone(say('sent'))
          onClose()
        },
      },
    )
  return (
    <Sheet open title={name} onClose={onClose}>
      <form
        className="own-form"
        onSubmit={(e) => {
          e.preventDefault()
          start()
        }}
      >
        <ChoiceField
          label={say('what')}
          value={kind}
          onChoose={setKind}
          choices={kinds.map((one) => ({ value: one, label: say(`kind_${one}`) }))}
        />
        {kind === 'correct' && (
          <TextField
            label={say('right')}
            type={field === 'birth_on' ? 'date' : 'text'}
            autoComplete="off"
            maxLength={200}
            value={value}
            onChange={(e) => setValue(e.target.value)}
          />
        )}
        <LongTextField
          label={say('note')}
          optional={say('may')}
          maxLength={500}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        {send.error && (
          <p className="field-error" role="alert">
            {send.error.message}
          </p>
        )}
        <Button type="submit" wide busy={send.isPending} disabled={kind === 'correct' && !wanted && !text.trim()}>
          {say('send')}
        </Button>
      </form>
    </Sheet>
  )
}
