import type { PublicTicket } from '#contract/matters/tickets.ts'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** How long to wait, as a range with what it rests on; nobody is promised a minute. */
export const useSayWait = () => {
  const say = useWords(words)
  return (wait: PublicTicket['wait']) =>
    wait === null
      ? say('waitNone')
      : wait.from === 0 || wait.from === wait.to
        ? say('waitSoon', { to: wait.to })
        : say('wait', { from: wait.from, to: wait.to })
}
export const WaitBasis = ({ wait }: { wait: PublicTicket['wait'] }) => {
  const say = useWords(words)
  return wait && <p className="soft small">{say(wait.basis === 'today' ? 'basisToday' : 'basisUsual')}</p>
}
