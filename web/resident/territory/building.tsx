import './territory.css'
import { Link } from 'wouter'
import { getBuilding } from '#contract/territory/buildings.ts'
import { useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { CommunityCard } from './community-card.tsx'
import { GridWorkers } from './grid-workers.tsx'
import { words } from './words.ts'

/** What the plate at a door opens: who looks after this building, and a report that needs no place any more. */
export default function Building({ code }: { code: string }) {
  const say = useWords(words)
  const query = useAnswer(getBuilding, { params: { code } })
  if (isProblem(query.error, 'territory.building_unknown'))
    return (
      <Screen title={say('plate')} up="/">
        <Empty title={say('unknownTitle')} about={say('unknownAbout')} icon="building">
          <Link href="/grid" className="button button-main">
            {say('byAddress')}
          </Link>
        </Empty>
      </Screen>
    )
  const building = query.data
  return (
    <Screen
      title={building ? (building.name ?? building.address ?? building.areaName) : say('plate')}
      lead={building?.name ? building.address : say('plateLead')}
      up="/"
    >
      <Answered query={query}>
        {({ areaId, areaName, gridNo }) => (
          <>
            <Link href={`/report?b=${encodeURIComponent(code)}`} className="button button-main button-wide">
              {say('report')}
            </Link>
            <section className="card">
              <h2>{say('worker')}</h2>
              {gridNo === null ? (
                <p className="soft">{say('outside', { area: areaName })}</p>
              ) : (
                <GridWorkers areaId={areaId} gridNo={gridNo} />
              )}
            </section>
            <CommunityCard areaId={areaId} />
          </>
        )}
      </Answered>
    </Screen>
  )
}
