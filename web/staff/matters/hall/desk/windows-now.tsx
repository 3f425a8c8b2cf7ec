import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import type { Desk } from './use-desk.ts'
import { words } from './words.ts'

const kinds = { open: 'good', paused: 'still', closed: 'info' } as const

/** What the other windows are at. */
export const WindowsNow = ({ desk, mine }: { desk: Desk; mine: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const others = desk.windows.filter((w) => w.no !== mine)
  if (!others.length) return null
  return (
    <Panel title={say('windows')}>
      <ul className="hall-queues">
        {others.map((w) => (
          <li key={w.no}>
            <span>
              {say('window', { no: w.no })} <span className="soft">{w.clerk ?? w.name}</span>
            </span>
            {w.state === 'open' ? (
              <strong className="figure">{w.ticket ?? say('free')}</strong>
            ) : (
              <Light kind={kinds[w.state]}>{phrase(`matters.window.${w.state}`)}</Light>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
