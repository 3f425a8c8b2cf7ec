import '../matters.css'
import { useLocation } from 'wouter'
import { myNotices, readMyNotices, type ResidentNotice } from '#contract/matters/notices.ts'
import { sayAgo } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { usePages, useSend } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { Inside } from '../inside.tsx'
import { words } from './words.ts'
import '../../territory/territory.css'

const List = () => {
  const say = useWords(words)
  const [, go] = useLocation()
  const { query, first, rows, hasMore, loadingMore, more } = usePages(myNotices, { query: { limit: 30 } }, { every: 60_000 }) // prettier-ignore
  const read = useSend(readMyNotices)
  if (query.error && !rows.length) return <Failure error={query.error} again={() => void query.refetch()} />
  if (query.isPending) return <Skeleton lines={6} />
  if (!rows.length) return <Empty icon="bell" title={say('none')} about={say('noneAbout')} />
  const open = (notice: ResidentNotice) => {
    if (!notice.readAt) read.mutate({ body: { ids: [notice.id] } }, { onError: sayRefused })
    if (notice.link) go(notice.link)
  }
  return (
    <>
      {first && first.unread > 0 && (
        <Button kind="quiet" busy={read.isPending} onClick={() => read.mutate({ body: {} }, { onError: sayRefused })}>
          {say('readAll')}
        </Button>
      )}
      <ul className="rows">
        {rows.map((notice) => (
          <li key={notice.id}>
            <button
              type="button"
              className={`row row-press notice${notice.readAt ? '' : ' notice-new'}`}
              onClick={() => open(notice)}
            >
              <span className="row-text">
                <span className="row-title">{notice.text}</span>
                <span className="soft small">
                  {sayAgo(notice.at)}
                  {!notice.readAt && ` · ${say('isNew')}`}
                </span>
              </span>
              {notice.link && <Icon name="right" size={16} />}
            </button>
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

/** 我的消息: whole sentences, the new ones marked; one press opens what it is about. */
export default function Notices() {
  const say = useWords(words)
  return (
    <Screen title={say('notices')} lead={say('noticesLead')} up="/my-matters">
      <Inside why={say('signIn')}>
        <List />
      </Inside>
    </Screen>
  )
}
