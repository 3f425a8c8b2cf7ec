import { Progress } from 'antd'
import type { Import } from '#contract/people/import.ts'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** The server reads, writes or undoes: how far, and that one may leave. */
export const Working = ({ made }: { made: Import }) => {
  const say = useWords(words)
  const { done = 0, of = 0 } = made.progress ?? {}
  const share = of ? Math.floor((done / of) * 100) : 0
  return (
    <section className="panel stack" aria-busy="true">
      <h2>{say(`state_${made.state}`)}</h2>
      <Progress percent={share} aria-label={say(`state_${made.state}`)} />
      <p role="status">{of > 0 && say('progress', { done: sayNumber(done), of: sayNumber(of) })}</p>
      <p className="soft">{say('leave')}</p>
    </section>
  )
}
