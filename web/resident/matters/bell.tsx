import { Link } from 'wouter'
import { countMyNotices } from '#contract/matters/notices.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from '../words.ts'

/** The bell of who is signed in, with how much is unread: said in words, not by the dot alone. */
export default function Bell() {
  const say = useWords(words)
  const { data } = useAnswer(countMyNotices, {}, { every: 60_000 })
  const unread = data?.unread ?? 0
  return (
    <Link href="/notices" className="top-bell" aria-label={unread ? say('noticesNew', { n: unread }) : say('notices')}>
      <Icon name="bell" size={22} />
      {unread > 0 && <span className="tab-count">{Math.min(unread, 99)}</span>}
    </Link>
  )
}
