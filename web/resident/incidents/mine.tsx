import './incidents.css'
import { Link } from 'wouter'
import { signOut } from '#contract/access/session.ts'
import { myIncidents } from '#contract/incidents/followed-incidents.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { usePages } from '#kit/queries.ts'
import { useRoot } from '#kit/root.ts'
import { useSession, useSessionSend } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { signedIn } from '../access/ask-sign-in.ts'
import { ReportRow } from './report-row.tsx'
import { words as shellWords } from '../words.ts'
import { words } from './words.ts'

const List = () => {
  const say = useWords(words)
  const root = useRoot()
  const { query, rows, hasMore, loadingMore, more } = usePages(
    myIncidents,
    root === undefined ? undefined : { params: { areaId: root }, query: { limit: 20 } },
    { every: 60_000 },
  )
  const leave = useSessionSend(signOut)
  if (query.error && !rows.length)
    return <Failure error={query.error} again={() => void query.refetch()} signIn={() => void signedIn()} />
  if (query.isPending) return <Skeleton lines={6} />
  return (
    <>
      {rows.length ? (
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>
              <ReportRow row={row} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title={say('mineNone')} about={say('mineNoneAbout')}>
          <Link href="/report" className="button button-main">
            {say('reportTitle')}
          </Link>
        </Empty>
      )}
      {hasMore && (
        <Button kind="quiet" wide busy={loadingMore} onClick={more}>
          {say('more')}
        </Button>
      )}
      <Button kind="text" busy={leave.isPending} onClick={() => leave.mutate({}, { onError: sayRefused })}>
        {say('signOut')}
      </Button>
    </>
  )
}

/** What I reported, newest first; what asks for my verdict is marked. */
export default function Mine() {
  const say = useWords(words)
  const shell = useWords(shellWords)
  const session = useSession()
  const inside = session.data?.kind !== undefined && session.data.kind !== 'anonymous' && session.data.stage === 'full'
  return (
    <Screen title={say('mineTitle')} lead={say('mineLead')}>
      <nav className="rows" aria-label={shell('myMatters')}>
        <LinkRow href="/my-matters" icon="work" title={shell('myMatters')} about={shell('myMattersAbout')} />
      </nav>
      {session.error ? (
        <Failure error={session.error} again={() => void session.refetch()} />
      ) : session.isPending ? (
        <Skeleton lines={6} />
      ) : inside ? (
        <List />
      ) : (
        <Empty title={say('mineSignIn')} about={say('mineSignInAbout')} icon="person">
          <Button onClick={() => void signedIn()}>{say('signIn')}</Button>
        </Empty>
      )}
    </Screen>
  )
}
