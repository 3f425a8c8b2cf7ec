import '../matters.css'
import '../../territory/territory.css'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { listClasses } from '#contract/matters/catalogue.ts'
import { getDisplay } from '#contract/matters/hall-display.ts'
import { getSite } from '#contract/matters/hall-sites.ts'
import { myTickets } from '#contract/matters/tickets.ts'
import type { Answer } from '#contract/route.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { sayList } from '#kit/format.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { CallRow } from '../../territory/call-row.tsx'
import { sayShortDay, sayWeekday } from '../booking/say-slot.ts'
import { useInside } from '../inside.tsx'
import { sayHours } from './hours.ts'
import { useSayWait } from './say-wait.tsx'
import { TakeSheet } from './take-sheet.tsx'
import { words } from './words.ts'

type Site = Answer<typeof getSite>

/** The queues of this moment, and a number by phone. */
const Now = ({ site }: { site: Site }) => {
  const say = useWords(words)
  const sayWait = useSayWait()
  const [, go] = useLocation()
  const [open, setOpen] = useState(false)
  const inside = useInside()
  const params = { areaId: site.areaId, siteId: site.id }
  const query = useAnswer(getDisplay, { params }, { every: 20_000 })
  const mine = useAnswer(myTickets, inside ? {} : undefined)
  const own = mine.data?.rows.find((t) => t.siteId === site.id && !['done', 'cancelled'].includes(t.state))
  return (
    <Answered query={query}>
      {({ queues, windows, numbers }) => {
        const shut = !windows.some((w) => w.state === 'open')
        return (
          <section className="card" aria-live="polite">
            <h2>{say('now')}</h2>
            {numbers.text !== null && <p>{numbers.text}</p>}
            {shut ? (
              <Light kind="still">{say('closed')}</Light>
            ) : (
              <ul className="dots">
                {queues.map((queue) => (
                  <li key={queue.letter}>
                    {queue.name}
                    {say('colon')}
                    {queue.waiting ? say('waiting', { n: queue.waiting }) : say('noQueue')}
                    <span className="soft small"> {sayWait(queue.wait)}</span>
                  </li>
                ))}
              </ul>
            )}
            {own ? (
              <Link href={own.link} className="button button-main button-wide">
                {say('ticket')} {own.name}
              </Link>
            ) : site.rules.remoteTickets ? (
              numbers.state === 'open' && (
                <>
                  <Button wide kind="quiet" onClick={() => setOpen(true)}>
                    {say('take')}
                  </Button>
                  <p className="soft small">{say('takeWhy')}</p>
                </>
              )
            ) : (
              <p className="soft small">{say('notRemote')}</p>
            )}
            {open && <TakeSheet site={site} onClose={() => setOpen(false)} onTaken={(ticket) => go(ticket.link)} />}
          </section>
        )
      }}
    </Answered>
  )
}

const Served = ({ site }: { site: Site }) => {
  const say = useWords(words)
  useLanguage()
  const { data } = useAnswer(listClasses, { params: { areaId: site.areaId } }, { fresh: 300_000 })
  const nameOf = (code: string) => {
    const found = data?.rows.find((c) => c.code === code)
    return code === '*' ? say('everything') : found ? pick(found) : code
  }
  return (
    <>
      <section className="card">
        <h2>{say('windows')}</h2>
        <ul>
          {site.windows
            .filter((w) => w.active)
            .map((w) => (
              <li key={w.no} className="paper">
                <span className="row-text">
                  <span className="row-title">
                    {say('window', { no: w.no })} {w.name}
                  </span>
                  <span className="soft small">{sayList(w.classes.map(nameOf))}</span>
                </span>
              </li>
            ))}
        </ul>
      </section>
      {site.coming.length > 0 && (
        <section className="card">
          <h2>{say('coming')}</h2>
          <ul>
            {site.coming.slice(0, 12).map((row) => (
              <li key={`${row.rotationId}${row.day}`} className="paper">
                <span className="row-text">
                  <span className="row-title">
                    {sayShortDay(row.day)} {sayWeekday(row.day)} · {row.organisation}
                  </span>
                  <span className="soft small">
                    {row.cancelled
                      ? say('notComing', { reason: row.cancelled })
                      : `${sayHours([row])} · ${say('window', { no: row.windowNo })} · ${sayList(row.classes.map(nameOf))}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** One hall: now, the next days, who comes when, how to get there. */
export default function SitePage({ areaId, siteId }: { areaId: number; siteId: string }) {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(getSite, { params: { areaId, siteId } }, { fresh: 60_000 })
  return (
    <Screen title={query.data?.name ?? say('halls')} lead={query.data?.address} up="/halls">
      <Answered query={query}>
        {(site) => (
          <>
            <Link href={`/book?site=${site.id}`} className="button button-main button-wide">
              {say('book')}
            </Link>
            <Now site={site} />
            <section className="card">
              <h2>{say('hours')}</h2>
              <ul className="hall-days">
                {site.days.slice(0, 7).map((day) => (
                  <li key={day.day}>
                    <span>
                      {sayWeekday(day.day)} {sayShortDay(day.day)}
                    </span>
                    <span className={day.why ? 'soft' : undefined}>{day.why ? day.why.text : sayHours(day.spans)}</span>
                  </li>
                ))}
              </ul>
              {site.about && <p className="case-text">{site.about}</p>}
              <CallRow title={site.name} about={site.address} phone={site.phone} />
            </section>
            <Served site={site} />
            <nav className="rows" aria-label={say('display')}>
              <LinkRow href={`/display/${areaId}/${siteId}`} icon="board" title={say('display')} />
            </nav>
          </>
        )}
      </Answered>
    </Screen>
  )
}
