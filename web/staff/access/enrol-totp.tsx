import { useEffect } from 'react'
import { confirmTotp, enrolTotp } from '#contract/access/totp.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useSessionSend } from '#kit/session.ts'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { words } from './words.ts'

/** Scan, then prove it with a first code. */
export const EnrolTotp = ({ onDone }: { onDone?: () => void }) => {
  const say = useWords(words)
  const { mutate: begin, data: secret, error } = useSend(enrolTotp, [])
  const confirm = useSessionSend(confirmTotp)
  useEffect(() => begin({}), [begin])
  return (
    <>
      {!onDone && <h1>{say('enrol')}</h1>}
      <p className="soft">{say(onDone ? 'enrolMine' : 'enrolAbout')}</p>
      {error && <Failure error={error} again={() => begin({})} />}
      {!secret && !error && <Skeleton height={180} />}
      {secret && (
        <>
          <img className="door-qr" src={secret.qr} alt={say('enrol')} width={180} height={180} />
          <p className="small soft">
            {say('secret')}
            <code>{secret.secret}</code>
          </p>
          <SchemaForm
            shape={confirmTotp.body}
            fields={{ code: { label: say('code'), inputMode: 'numeric', autoComplete: 'one-time-code' } }}
            send={async (body) => {
              await confirm.mutateAsync({ body })
              onDone?.()
            }}
            submit={say('confirm')}
          />
        </>
      )}
    </>
  )
}
