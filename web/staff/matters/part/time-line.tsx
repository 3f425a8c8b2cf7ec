import type { ReactNode } from 'react'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from './words.ts'

export type Step = {
  seq: number
  at: string
  move: string
  fromState: string | null
  toState: string
  by: string | null
  role: string | null
  note: string | null
  details: Record<string, unknown>
}
type Props<S extends Step> = {
  steps: readonly S[]
  /** Names of moves and states begin with these in the phrases of the hall. */
  moves: string
  states: string
  renderMore?: (step: S) => ReactNode
  /** Whose phrases name them; matters when left out. */
  context?: string
}

/** 经过: every step, the latest on top. */
export const TimeLine = <S extends Step>({ steps, moves, states, renderMore, context = 'matters' }: Props<S>) => {
  const say = useWords(words)
  const phrase = usePhrases(context)
  const role = usePhrases('access')
  return (
    <ol className="steps">
      {steps.toReversed().map((step) => {
        const resident = step.role === 'resident'
        const who = resident ? say('resident') : (step.by ?? say('system'))
        return (
          <li className="step" key={step.seq}>
            <time dateTime={step.at}>{sayInstant(step.at)}</time>
            <p className="step-what">
              <strong>{phrase(`${moves}.${step.move}`)}</strong>
              <span className="soft">
                {who}
                {step.role && !resident && ` · ${role(`role.${step.role}`)}`}
              </span>
              {step.fromState !== null && step.fromState !== step.toState && (
                <span className="soft">{say('toState', { state: phrase(`${states}.${step.toState}`) })}</span>
              )}
            </p>
            {step.note && <p className="step-note">{step.note}</p>}
            {renderMore?.(step)}
          </li>
        )
      })}
    </ol>
  )
}
