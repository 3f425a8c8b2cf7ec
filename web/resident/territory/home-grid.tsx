import './territory.css'
import { Link } from 'wouter'
import { useWords } from '#kit/language.ts'
import { words as shell } from '../words.ts'
import { CommunityCard } from './community-card.tsx'
import { GridWorkers } from './grid-workers.tsx'
import type { MyPlace } from './my-place.ts'
import { words } from './words.ts'

/** My grid worker, one press away. */
export default function HomeGrid({ place }: { place: MyPlace }) {
  const say = useWords(words)
  const all = useWords(shell)
  return (
    <section>
      <div className="section-title">
        <h2>{say('mine')}</h2>
        <Link href="/grid" className="section-all">
          {all('all')}
        </Link>
      </div>
      {place.gridNo === null ? (
        <CommunityCard areaId={place.areaId} />
      ) : (
        <div className="card">
          <GridWorkers areaId={place.areaId} gridNo={place.gridNo} few />
        </div>
      )}
    </section>
  )
}
