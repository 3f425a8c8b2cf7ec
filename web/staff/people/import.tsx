import '../incidents/incidents.css'
import './people.css'
import { Link, useParams } from '@tanstack/react-router'
import { getImport, type Import, type ImportState } from '#contract/people/import.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { ImportStateLight } from './import/import-state.tsx'
import { Mapping } from './import/mapping.tsx'
import { Result } from './import/result.tsx'
import { Review } from './import/review.tsx'
import { Working } from './import/working.tsx'
import { words } from './import/words.ts'

const stages: Record<ImportState, number> = {
  mapping: 1,
  staging: 2,
  review: 2,
  writing: 3,
  done: 4,
  undoing: 4,
  undone: 4,
  failed: 1,
  dropped: 1,
}
const works = new Set<ImportState>(['staging', 'writing', 'undoing'])

const Body = ({ made }: { made: Import }) => {
  const say = useWords(words)
  switch (made.state) {
    case 'mapping':
      return <Mapping key={made.id} made={made} />
    case 'review':
      return <Review made={made} />
    case 'done':
    case 'undone':
      return <Result made={made} />
    case 'failed':
      return <Empty icon="alert" title={say('failed')} about={made.trouble ?? undefined} />
    case 'dropped':
      return <Empty icon="close" title={say('droppedAbout')} />
    default:
      return <Working made={made} />
  }
}

/** How far is this import, and what do I do next? */
export default function ImportPage() {
  const say = useWords(words)
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const asked = { params: { areaId: Number(areaId), id } }
  const query = useAnswer(getImport, asked)
  // while the server works, what it has done is asked for again and again
  useAnswer(getImport, asked, { every: query.data && works.has(query.data.state) ? 1000 : undefined })
  const stage = query.data ? stages[query.data.state] : 0
  return (
    <Page
      title={query.data?.filename ?? say('title')}
      lead={query.data && <ImportStateLight state={query.data.state} />}
      actions={<Link to="/people-imports">{say('back')}</Link>}
    >
      <ol className="stages unprinted">
        {([1, 2, 3, 4] as const).map((n) => (
          <li
            key={n}
            className={`stage${n === stage ? ' stage-here' : ''}`}
            aria-current={n === stage ? 'step' : undefined}
          >
            <span className="stage-number">{n}</span>
            {say(`stage${n}`)}
          </li>
        ))}
      </ol>
      <Answered query={query}>{(made) => <Body made={made} />}</Answered>
    </Page>
  )
}
