import './territory.css'
import { Link } from 'wouter'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { CommunityCard } from './community-card.tsx'
import { FindGrid } from './find-grid.tsx'
import { GridWorkers } from './grid-workers.tsx'
import { forgetMyPlace, keepMyPlace, useMyPlace } from './my-place.ts'
import { words } from './words.ts'

/** Who is my grid worker (S01: no step between a resident and who is responsible). */
export default function Grid() {
  const say = useWords(words)
  const place = useMyPlace()
  return (
    <Screen title={say('title')} lead={place ? place.name : say('lead')} up="/">
      {place ? (
        <>
          <section className="card" aria-live="polite">
            <h2>{say('mine')}</h2>
            {place.gridNo === null ? (
              <p className="soft">{say('outside', { area: place.name })}</p>
            ) : (
              <GridWorkers areaId={place.areaId} gridNo={place.gridNo} />
            )}
          </section>
          <CommunityCard areaId={place.areaId} />
          <Link href="/report" className="button button-main button-wide">
            {say('report')}
          </Link>
          <Button kind="quiet" wide onClick={forgetMyPlace}>
            {say('other')}
          </Button>
        </>
      ) : (
        <FindGrid onFound={keepMyPlace} />
      )}
    </Screen>
  )
}
