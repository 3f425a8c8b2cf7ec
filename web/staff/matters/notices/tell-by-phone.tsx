import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { callUntold, toldByPhone } from '#contract/matters/notices.ts'
import type { SentNotice } from '#contract/matters/notices-sent.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { Reveal } from '../part/reveal.tsx'
import { words } from './words.ts'

/** 电话告知 somebody no message reached: the number with a reason, what to say, and that it was said. */
export const TellByPhone = ({ notice }: { notice: SentNotice }) => {
  const say = useWords(words)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const call = useSend(callUntold, [])
  const told = useSend(toldByPhone, ['matters.list_sent_notices'])
  const params = { areaId: notice.areaId, id: notice.id }
  const done = () =>
    told.mutate(
      { params },
      {
        onSuccess: () => {
          sayDone(say('toldDone'))
          setOpen(false)
        },
        onError: sayRefused,
      },
    )
  return (
    <>
      <Button
        size="small"
        aria-label={say('tellOf', { to: notice.to ?? say('resident') })}
        onClick={(e) => {
          e.stopPropagation()
          setOpen(true)
        }}
      >
        {say('tell')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={say('tell')} size="min(460px, 100vw)" destroyOnHidden>
        {/* The row behind opens on a press; what is pressed in here stays here. */}
        <div className="admin-stack" role="presentation" onClick={(e) => e.stopPropagation()} onKeyDown={(e) => e.stopPropagation()}>
          <p>
            <span className="soft">{say('to')} </span>
            {call.data ? <a href={`tel:${call.data.phone}`}>{call.data.phone}</a> : notice.to}{' '}
            {!call.data && may('matters.reveal') && (
              <Reveal busy={call.isPending} error={call.error} onReveal={(reason) => call.mutate({ params, body: { reason } })} />
            )}
          </p>
          <p className="notice-text">{notice.text}</p>
          <div className="form-end">
            <Button type="primary" loading={told.isPending} onClick={done}>
              {say('toldNow')}
            </Button>
            <Button onClick={() => setOpen(false)}>{say('notNow')}</Button>
          </div>
        </div>
      </Drawer>
    </>
  )
} // prettier-ignore
