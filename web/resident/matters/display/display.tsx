import './display.css'
import { useEffect, useState } from 'react'
import { getDisplay, watchDisplay } from '#contract/matters/hall-display.ts'
import type { Answer } from '#contract/route.ts'
import { addressOf } from '#kit/address.ts'
import { sayDay, sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { refresh, useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { words } from './words.ts'
import { useVoice } from './use-voice.ts'

type Shown = Answer<typeof getDisplay>

const useClock = () => {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Asked again when something changes, and every ten seconds in case the line of changes broke. */
const useDisplay = (areaId: number, siteId: string) => {
  const params = { areaId, siteId }
  const query = useAnswer(getDisplay, { params }, { every: 10_000, fresh: 0 })
  useEffect(() => {
    const source = new EventSource(addressOf(watchDisplay, { params: { areaId, siteId } }))
    source.onmessage = () => void refresh(getDisplay.name)
    return () => source.close()
  }, [areaId, siteId])
  return query
}

const Calls = ({ shown }: { shown: Shown }) => {
  const say = useWords(words)
  const [newest, ...rest] = shown.calling
  return (
    <section className="display-calls" aria-live="assertive">
      {newest ? (
        <>
          <div key={`${newest.ticketId}.${newest.call}`} className="display-now">
            <p>{say('now')}</p>
            <p className="display-name">{newest.name}</p>
            <p className="display-window">{say('window', { no: newest.windowNo })}</p>
          </div>
          <ul className="display-rest">
            {rest.slice(0, 5).map((one) => (
              <li key={one.ticketId}>
                <strong>{one.name}</strong>
                <span>{say('window', { no: one.windowNo })}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="display-nobody">{shown.numbers.text ?? say('nobody')}</p>
      )}
    </section>
  )
}

const Side = ({ shown }: { shown: Shown }) => {
  const say = useWords(words)
  return (
    <aside className="display-side">
      <h2>{say('waiting')}</h2>
      <ul>
        {shown.queues.map((queue) => (
          <li key={queue.letter}>
            <span>{queue.name}</span>
            <strong>{say('people', { n: queue.waiting })}</strong>
            {queue.next.length > 0 && (
              <span className="display-next">{say('next', { names: queue.next.slice(0, 3).join(' ') })}</span>
            )}
          </li>
        ))}
      </ul>
      {shown.passed.length > 0 && (
        <>
          <h2>{say('passed')}</h2>
          <p>{shown.passed.slice(0, 12).join('  ')}</p>
        </>
      )}
    </aside>
  )
}

/** 叫号大屏 (D13): full screen, large, no personal data; keeps showing the last it knew when the network is away. */
export default function DisplayPage({ areaId, siteId }: { areaId: number; siteId: string }) {
  const say = useWords(words)
  const now = useClock()
  const query = useDisplay(areaId, siteId)
  const voice = useVoice(query.data?.calling)
  const lost = query.data && query.error ? new Date(query.dataUpdatedAt) : undefined
  return (
    <main className="display">
      <Answered query={query}>
        {(shown) => (
          <>
            <header className="display-head">
              <h1>{shown.siteName}</h1>
              <p>
                {sayDay(now)} <strong>{sayTime(now)}</strong>
              </p>
            </header>
            <div className="display-body">
              <Calls shown={shown} />
              <Side shown={shown} />
            </div>
            <footer className="display-foot">
              {lost && <p role="alert">{say('lost', { at: sayTime(lost) })}</p>}
              {voice.able ? (
                <button type="button" aria-pressed={voice.on} disabled={voice.on} onClick={voice.start}>
                  {say(voice.on ? 'soundOn' : 'sound')}
                </button>
              ) : (
                <span>{say('noVoice')}</span>
              )}
              {document.fullscreenEnabled && (
                <button type="button" onClick={() => void document.documentElement.requestFullscreen()}>
                  {say('full')}
                </button>
              )}
            </footer>
          </>
        )}
      </Answered>
    </main>
  )
}
