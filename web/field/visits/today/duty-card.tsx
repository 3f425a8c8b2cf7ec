import { useId } from 'react'
import { Link } from 'wouter'
import { useWords } from '#kit/language.ts'
import { useField } from '../../store/index.ts'
import { words } from './words.ts'

const Progress = ({ label, done, most, about }: { label: string; done: number; most: number; about: string }) => {
  const id = useId()
  return (
    <div>
      <p id={id} className="soft small">
        {label}
      </p>
      <p>
        <span className="duty-number">{done}</span> <span className="soft">{about}</span>
      </p>
      {most > 0 && <progress aria-labelledby={id} value={Math.min(done, most)} max={most} />}
    </div>
  )
}

/** The duty of the month by the one counting rule, and where phone and server say different numbers. */
export const DutyCard = () => {
  const say = useWords(words)
  const { duty, plan, pack, differences } = useField()
  if (!duty || !plan || !pack) return null
  // what was written elsewhere is in both numbers
  const differ = differences.filter(({ reason }) => reason !== 'elsewhere_made').length
  const must = plan.mustEveryMonth ? pack.must.size : 0
  return (
    <section className="card">
      <h2>{say('duty')}</h2>
      <div className="duty">
        <Progress
          label={say('visited')}
          done={duty.households}
          most={plan.householdsAMonth}
          about={plan.householdsAMonth ? say('ofPlan', { n: plan.householdsAMonth }) : say('noPlan')}
        />
        {must > 0 && (
          <Progress
            label={say('must')}
            done={must - duty.mustOpen.length}
            most={must}
            about={say('ofMust', { n: must })}
          />
        )}
      </div>
      {plan.reason && <p className="soft small">{say('planWhy', { reason: plan.reason })}</p>}
      <Link href="/visits" className="button button-quiet button-wide">
        {differ ? say('differs', { n: differ }) : say('seeVisits')}
      </Link>
    </section>
  )
}
