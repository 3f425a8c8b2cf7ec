import { useRef, useState, type FormEvent } from 'react'
import { reportDemand } from '#contract/matters/certificate-demands.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { signedIn } from '../../access/ask-sign-in.ts'
import { words } from './certificate-words.ts'

/** What is asked for: a kind of the negative list, or in words what is on neither. */
export type Demanded = { code: string } | { title: string }

/** 谁要我开的 (E03): counted by asking organisation, who is told in a letter; who told it stands nowhere in it. */
export const TellDemand = ({ areaId, what }: { areaId: number; what: Demanded }) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [by, setBy] = useState('')
  const [purpose, setPurpose] = useState('')
  const [missing, setMissing] = useState(false)
  const id = useRef(clientId())
  const send = useSend(reportDemand)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (!by.trim()) return setMissing(true)
    if (!(await signedIn())) return
    send.mutate(
      { params: { areaId }, body: { id: id.current, ...what, demandedBy: by.trim(), ...(purpose.trim() && { purpose: purpose.trim() }) } },
      {
        onSuccess: () => {
          sayDone(say('toldDemand'))
          id.current = clientId()
          setOpen(false)
        },
      },
    )
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {say('tellDemand')}
      </Button>
      <Sheet open={open} title={say('tellDemand')} onClose={() => setOpen(false)}>
        <form className="screen-body" noValidate onSubmit={(e) => void submit(e)}>
          <p className="soft small">{say('tellDemandAbout')}</p>
          <TextField
            label={say('demandedBy')}
            maxLength={100}
            autoComplete="off"
            value={by}
            onChange={(e) => {
              setMissing(false)
              setBy(e.target.value)
            }}
            error={missing ? say('needDemandedBy') : send.error?.message}
          />
          <TextField label={say('demandPurpose')} maxLength={200} autoComplete="off" value={purpose} onChange={(e) => setPurpose(e.target.value)} />
          <Button type="submit" wide busy={send.isPending}>
            {say('sendDemand')}
          </Button>
        </form>
      </Sheet>
    </>
  )
} // prettier-ignore
