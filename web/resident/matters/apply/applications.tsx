import '../matters.css'
import { Link } from 'wouter'
import { listOwn } from '#contract/matters/own-applications.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { usePages } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { Inside } from '../inside.tsx'
import { ApplicationRow } from './application-row.tsx'
import { words } from './words.ts'

const List = () => {
  const say = useWords(words)
  const { query, rows, hasMore, loadingMore, more } = usePages(listOwn, { query: { limit: 20 } }, { every: 60_000 })
  if (query.error && !rows.length) return <Failure error={query.error} again={() => void query.refetch()} />
  if (query.isPending) return <Skeleton lines={6} />
  if (!rows.length)
    return (
      <Empty title={say('none')} about={say('noneAbout')}>
        <Link href="/matters" className="button button-main">
          {say('find')}
        </Link>
      </Empty>
    )
  return (
    <>
      <ul className="rows">
        {rows
          .toSorted((a, b) => Number(b.state === 'supplement') - Number(a.state === 'supplement'))
          .map((row) => (
            <li key={row.id}>
              <ApplicationRow row={row} />
            </li>
          ))}
      </ul>
      {hasMore && (
        <Button kind="quiet" wide busy={loadingMore} onClick={more}>
          {say('more')}
        </Button>
      )}
    </>
  )
}

/** 我的办件: what waits for me first. */
export default function Applications() {
  const say = useWords(words)
  return (
    <Screen title={say('my')} lead={say('myLead')} up="/my-matters">
      <Inside why={say('mySignIn')}>
        <List />
      </Inside>
    </Screen>
  )
}
