import type { Answer } from '#contract/route.ts'
import type { incidentDesk } from '#contract/incidents/incident-lists.ts'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

type Props = { name: string; counts: Answer<typeof incidentDesk>['counts'] | undefined; leads: boolean; hour?: number }

/** The answer to «what must I do today?» in one sentence. */
export const Greeting = ({ name, counts, leads, hour = new Date().getHours() }: Props) => {
  const say = useWords(words)
  const hello = say(hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening', { name })
  if (!counts) return <>{hello}</>
  if (leads)
    return (
      <>
        {hello}
        {say('leaderLead', { n: counts.open, over: counts.overdue })}
        {say('stop')}
      </>
    )
  if (!counts.mine) return <>{`${hello}${say('nothingInHand')}`}</>
  return (
    <>
      {hello}
      {say('inHand', { n: counts.mine })}
      {counts.due_soon > 0 && say('inHandSoon', { n: counts.due_soon })}
      {counts.overdue > 0 && say('inHandOver', { n: counts.overdue })}
      {say('stop')}
    </>
  )
}
