import { useState } from 'react'
import { Link } from 'wouter'
import { clockTolerance } from '#contract/visits/phone-clock.ts'
import { sayAgo } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { lock, syncNow, useField } from '../../store/index.ts'
import { SetPin } from './set-pin.tsx'
import { words } from './words.ts'

/** What this phone holds: how much is unsent, when it last spoke with the server, its lock. */
export const ThisPhone = () => {
  const say = useWords(words)
  const field = useField()
  const [pinOpen, setPinOpen] = useState(false)
  const minutes = Math.round(field.clockSkewMs / 60_000)
  return (
    <section className="card">
      <h2>{say('phone')}</h2>
      {field.state === 'ready' ? (
        <>
          <Link href="/outbox" className="row phone-row">
            <span className="row-text">
              <span className="row-title">
                {field.unsent ? say('unsentCount', { n: field.unsent }) : say('allSent')}
              </span>
              <span className="soft small">
                {field.lastSyncAt
                  ? say('lastSync', { at: sayAgo(new Date(field.lastSyncAt).toISOString()) })
                  : say('neverSync')}
              </span>
            </span>
            <Icon name="right" size={16} />
          </Link>
          {Math.abs(field.clockSkewMs) > clockTolerance && (
            <p className="notice-asked">
              {say('clock', { n: Math.abs(minutes), how: say(minutes > 0 ? 'fast' : 'slow') })}
            </p>
          )}
          <Button kind="quiet" wide busy={field.syncing} onClick={() => void syncNow()}>
            {say('syncNow')}
          </Button>
          <div className="actions-beside">
            <Button kind="quiet" onClick={() => lock()}>
              {say('lockNow')}
            </Button>
            <Button kind="quiet" onClick={() => setPinOpen(true)}>
              {say('changePin')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="soft">{say('notKept')}</p>
          <Button wide onClick={() => setPinOpen(true)}>
            {say('setTitle')}
          </Button>
        </>
      )}
      {pinOpen && (
        <Sheet open title={say(field.state === 'ready' ? 'changePin' : 'setTitle')} onClose={() => setPinOpen(false)}>
          <SetPin onDone={() => setPinOpen(false)} />
        </Sheet>
      )}
    </section>
  )
}
