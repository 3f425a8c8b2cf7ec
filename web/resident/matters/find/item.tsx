import '../matters.css'
import { Link } from 'wouter'
import { getItem } from '#contract/matters/catalogue.ts'
import type { Item } from '#contract/matters/item.ts'
import { sayDay } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { useMatterArea } from '../area.ts'
import { Materials } from './materials.tsx'
import { Halls } from './halls.tsx'
import { words } from './words.ts'

const Ways = ({ item }: { item: Item }) => {
  const say = useWords(words)
  const online = item.online === 'apply' || item.online === 'full'
  const about = `item=${item.code}`
  return (
    <nav className="matter-ways" aria-label={pick(item)}>
      {online ? (
        <Link href={`/matters/${item.code}/apply`} className="button button-main button-wide">
          {say('applyOnline')}
        </Link>
      ) : (
        <p className="soft">{say('consultOnly')}</p>
      )}
      <div className="matter-ways-more">
        <Link href={`/book?${about}`} className={`button ${online ? 'button-quiet' : 'button-main'}`}>
          {say('book')}
        </Link>
        <Link href={`/agency/new?${about}`} className="button button-quiet">
          {say('agency')}
        </Link>
        <Link href={`/ask?${about}`} className="button button-quiet">
          {say('askThis')}
        </Link>
      </div>
    </nav>
  )
}

const Guide = ({ item }: { item: Item }) => {
  const say = useWords(words)
  const { limits, fee } = item
  return (
    <>
      <div className="matter-facts">
        {item.example && <Light kind="warn">{say('example')}</Light>}
        <Light kind="info">{item.atOnce ? say('atOnce') : say('days', { n: limits.promisedDays })}</Light>
        {fee.free && <Light kind="good">{say('free')}</Light>}
        <Light kind="still">{say(`kind_${item.kind}`)}</Light>
      </div>
      <Ways item={item} />
      <section className="card">
        <h2>{say('who')}</h2>
        <p>{item.applicants}</p>
        {item.conditions.length > 0 && (
          <>
            <h3>{say('conditions')}</h3>
            <ul className="dots">
              {item.conditions.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Materials item={item} />
      <section className="card">
        <h2>{say('time')}</h2>
        <p>{item.atOnce ? say('atOnce') : say('promised', { n: limits.promisedDays, m: limits.statutoryDays })}</p>
        <p className="soft small">{say('acceptIn', { n: limits.acceptDays })}</p>
        <p className="soft small">{say('supplement', { n: limits.supplementDays })}</p>
        {item.steps.length > 0 && (
          <>
            <h3>{say('steps')}</h3>
            <ol className="matter-steps">
              {item.steps.map((step) => (
                <li key={step.zh}>
                  {step.zh} <span className="soft small">{step.who}</span>
                </li>
              ))}
            </ol>
          </>
        )}
        <h3>{say('fee')}</h3>
        <p>{fee.free ? say('free') : fee.text}</p>
        {fee.basis && <p className="soft small">{fee.basis}</p>}
        <h3>{say('result')}</h3>
        <p>{pick(item.result)}</p>
      </section>
      <Halls classCode={item.classCode} />
      <section className="card">
        <h2>{say('basis')}</h2>
        <ul className="dots">
          {item.basis.map(({ law, article }) => (
            <li key={`${law}${article}`}>
              {law}
              {article}
            </li>
          ))}
        </ul>
        <p className="soft small">
          {say('version', { area: item.areaName, day: sayDay(item.validFrom), no: item.no })}
          {item.example && ` · ${say('exampleAbout')}`}
        </p>
      </section>
    </>
  )
}

/** 办事指南: everything about one matter, what to do with it first. */
export default function ItemPage({ code }: { code: string }) {
  const say = useWords(words)
  useLanguage()
  const { areaId } = useMatterArea()
  const query = useAnswer(getItem, areaId === undefined ? undefined : { params: { areaId, code } }, { fresh: 60_000 })
  if (isProblem(query.error, 'matters.item_unknown'))
    return (
      <Screen title={say('title')} up="/matters">
        <Empty icon="search" title={say('unknown')} about={say('unknownAbout')}>
          <Link href="/matters" className="button button-main">
            {say('title')}
          </Link>
        </Empty>
      </Screen>
    )
  return (
    <Screen title={query.data ? pick(query.data) : say('title')} lead={query.data?.summary} up="/matters">
      <Answered query={query}>{(item) => <Guide item={item} />}</Answered>
    </Screen>
  )
}
