import { getArea } from '#contract/territory/areas.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CallRow } from './call-row.tsx'
import { words } from './words.ts'

/** How to reach the community: its committee and station with phone and address. */
export const CommunityCard = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const query = useAnswer(getArea, { params: { areaId } }, { fresh: 300_000 })
  return (
    <Answered query={query}>
      {({ name, bodies }) => {
        const reachable = bodies.filter(({ phone, address }) => phone || address)
        return (
          <section className="card">
            <h2>{name}</h2>
            {reachable.length ? (
              <ul className="calls">
                {reachable.map((body) => (
                  <li key={body.id}>
                    <CallRow title={body.shortName} about={body.address ?? body.kindName} phone={body.phone} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="soft">{say('noBodies')}</p>
            )}
          </section>
        )
      }}
    </Answered>
  )
}
