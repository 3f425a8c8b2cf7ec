import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { useWords } from '#kit/language.ts'
import { useConnected } from '#kit/use-connected.ts'
import { newerVersion } from './keep-shell.ts'
import { useField } from './store/index.ts'
import { words } from './words.ts'

/** What has to be known on every page: no network, something to decide, signed out, a newer version; else takes no room. */
export const Notice = () => {
  const say = useWords(words)
  const connected = useConnected()
  const newer = useSyncExternalStore(newerVersion.listen, newerVersion.ready)
  const { state, outbox, unsent, hold, wiped } = useField()
  const undecided = outbox.filter((item) => item.state === 'conflict' || item.state === 'refused').length
  if (wiped)
    return (
      <p className="notice notice-warn" role="status">
        {say('wiped', { n: wiped.unsent })}
      </p>
    )
  if (!connected) return <p className="notice notice-warn">{say(state === 'ready' ? 'offlineKept' : 'offline')}</p>
  if (state === 'ready' && hold === 'signed_out')
    return <p className="notice notice-warn">{say('signedOut', { n: unsent })}</p>
  if (undecided)
    return (
      <p className="notice notice-warn">
        {say('undecided', { n: undecided })}
        <Link href="/outbox" className="button button-text">
          {say('look')}
        </Link>
      </p>
    )
  if (state === 'online_only' && unsent > 0)
    return <p className="notice notice-warn">{say('notKept', { n: unsent })}</p>
  if (!newer) return null
  return (
    <p className="notice">
      {say('newer')}
      <button type="button" className="button button-text" onClick={newerVersion.take}>
        {say('take')}
      </button>
    </p>
  )
}
