import { listSites } from '#contract/matters/hall-sites.ts'
import { useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { useHallArea, useNearestFirst } from '../area.ts'
import { sayHours } from '../hall/hours.ts'
import { words } from './words.ts'

/** Where to go: the halls around, open or not, how many wait there now. */
export const Halls = ({ classCode, most = 5 }: { classCode?: string; most?: number }) => {
  const say = useWords(words)
  const areaId = useHallArea()
  const nearestFirst = useNearestFirst()
  const query = useAnswer(
    listSites,
    areaId === undefined ? undefined : { params: { areaId }, query: classCode ? { class: classCode } : {} },
    { every: 60_000 },
  )
  return (
    <section>
      <h2 className="section-title">{say('where')}</h2>
      <Answered query={query}>
        {({ rows }) =>
          rows.length ? (
            <ul className="rows">
              {nearestFirst(rows)
                .slice(0, most)
                .map((site) => (
                  <li key={site.id}>
                    <LinkRow
                      href={`/halls/${site.areaId}/${site.id}`}
                      icon="building"
                      title={site.name}
                      about={
                        <>
                          <span>{site.address}</span>
                          <span className="matter-facts">
                            {site.openNow ? (
                              <Light kind="good">{say('openNow')}</Light>
                            ) : (
                              <Light kind="still">{say('closedNow')}</Light>
                            )}
                            <span>
                              {site.today.why
                                ? site.today.why.text
                                : say('today', { hours: sayHours(site.today.spans) })}
                            </span>
                            {site.openNow && <span>{say('waiting', { n: site.waiting })}</span>}
                          </span>
                        </>
                      }
                    />
                  </li>
                ))}
            </ul>
          ) : (
            <p className="soft card">{say('noHall')}</p>
          )
        }
      </Answered>
    </section>
  )
}
