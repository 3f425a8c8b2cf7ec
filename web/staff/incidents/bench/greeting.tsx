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
  const area = [
    counts.overdue > 0 && say('areaOver', { n: counts.overdue }),
    counts.due_soon > 0 && say('areaSoon', { n: counts.due_soon }),
  ].filter(Boolean)
  return (
    <>
      {hello}
      {say('inHand', { n: counts.mine })}
      {area.length > 0 && say('areaHas', { what: area.join(say('and')) })}
    </>
  )
}
