import '../visits.css'
import { Link } from '@tanstack/react-router'
import { readFile } from '#contract/platform/files.ts'
import { getCollection, type Collection } from '#contract/visits/boxes.ts'
import { addressOf } from '#kit/address.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CasePage, useRow } from '../../matters/part/case-page.tsx'
import { Fact } from '../../matters/part/fact.tsx'
import { CaseLink } from '../case-link.tsx'
import { words } from './words.ts'

const PaperView = ({ paper, no, areaId }: { paper: Collection['papers'][number]; no: number; areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const file = (id: string, size: 'full' | 'thumbnail') =>
    addressOf(readFile, { params: { areaId, id }, query: { size } })
  return (
    <section className="question-row">
      <h3>{say('paperN', { n: no })}</h3>
      <p className="case-text">{paper.text}</p>
      {paper.photos.length > 0 && (
        <div className="visit-media">
          {paper.photos.map((id, at) => (
            <a key={id} href={file(id, 'full')} target="_blank" rel="noreferrer">
              <img src={file(id, 'thumbnail')} alt={say('photoN', { n: at + 1 })} loading="lazy" />
            </a>
          ))}
        </div>
      )}
      <p>
        {paper.became ? <CaseLink of={paper.became} /> : phrase(`visits.paper.${paper.kind}`)}{' '}
        {paper.became && (
          <span className={`mark ${paper.doneAt ? 'mark-good' : 'mark-warn'}`}>
            {say(paper.doneAt ? 'done' : 'inWork')}
          </span>
        )}
      </p>
      {paper.answer && <p className="soft">{paper.answer}</p>}
    </section>
  )
}

const View = ({ collection }: { collection: Collection }) => {
  const say = useWords(words)
  return (
    <article className="case">
      <header className="case-head">
        <p className="case-number">{sayInstant(collection.at)}</p>
        <h2 className="case-title">{collection.place}</h2>
      </header>
      <div className="overview">
        <dl className="facts">
          <Fact label={say('by')}>{collection.by}</Fact>
          <Fact label={say('grid')}>{collection.gridNo ?? say('noGrid')}</Fact>
          {collection.note && <Fact label={say('note')}>{collection.note}</Fact>}
          <Fact label={say('records')}>
            <Link
              to={'/visits/boxes' as '/'}
              search={{ area: String(collection.areaId), boxId: collection.boxId } as never}
            >
              {collection.place}
            </Link>
          </Fact>
        </dl>
        {collection.papers.length ? (
          collection.papers.map((paper, at) => (
            <PaperView key={paper.id} paper={paper} no={at + 1} areaId={collection.areaId} />
          ))
        ) : (
          <p className="soft">{say('empty')}</p>
        )}
      </div>
    </article>
  )
}

/** One opening of a box: every paper and what became of it. */
export default function CollectionPage() {
  const say = useWords(words)
  const params = useRow('visits')
  const query = useAnswer(getCollection, { params })
  return (
    <CasePage title={say('collection')} back="/visits/boxes">
      <Answered query={query}>{(collection) => <View collection={collection} />}</Answered>
    </CasePage>
  )
}
