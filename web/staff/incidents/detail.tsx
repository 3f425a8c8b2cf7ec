import './incidents.css'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useSession } from '#kit/session.ts'
import { CaseLoader } from './case/case-loader.tsx'
import { words } from './words.ts'

/** Where is this case, and who has it? As a page of its own: to send as a link, to print. */
export default function IncidentDetail() {
  const say = useWords(words)
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const { move } = useSearch({ strict: false }) as { move?: string }
  const { data: session } = useSession()
  useLive(session?.areaId ?? undefined, ['incidents'])
  return (
    <Page title={say('detail')} actions={<Link to="/incidents">{say('backToList')}</Link>}>
      <div className="panel">
        <CaseLoader areaId={Number(areaId)} id={id} move={move} wide />
      </div>
    </Page>
  )
}
