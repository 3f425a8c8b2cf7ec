import { counts } from '#contract/visits/duty.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useField, type Difference, type FieldPackNow } from '../../store/index.ts'
import { householdName } from '../names.ts'
import { words } from './words.ts'

const mostOpen = 3

/** The phone's count and the server's, and for each difference its reason: nobody loses credit without being told why. */
export const CountCard = ({ pack }: { pack: FieldPackNow }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const { duty, serverDuty, differences, month } = useField()
  if (!duty || !serverDuty) return null
  const goodFaith = new Set(
    pack.ledger
      .filter((line) => line.credit === 'good_faith' && counts(line, month))
      .map(({ householdId }) => householdId),
  ).size
  const nameOf = ({ householdId }: Difference) => {
    const household = householdId ? pack.households.get(householdId) : undefined
    return household ? householdName(pack, household) : say('unknownHousehold')
  }
  const whyOf = ({ reason, line }: Difference) =>
    say(reason, { credit: line ? phrase(`visits.credit.${line.credit}`) : '' })
  return (
    <section className="card">
      <h2>{say('count')}</h2>
      <p>{say('phoneCount', { n: duty.households })}</p>
      <p>{say('serverCount', { n: serverDuty.households })}</p>
      <p className="soft small">{say(duty.households === serverDuty.households ? 'same' : 'decides')}</p>
      {goodFaith > 0 && <p className="soft small">{say('goodFaithCount', { n: goodFaith })}</p>}
      {[...Map.groupBy(differences, whyOf)].map(([why, some]) => (
        <details key={why} className="visit-why" open={some.length <= mostOpen}>
          <summary>{say('whyN', { why, n: some.length })}</summary>
          <ul>
            {some.map((one) => (
              <li key={one.visitId} className="soft small">
                {nameOf(one)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
