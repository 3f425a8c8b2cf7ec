import type { Account } from '#contract/access/accounts.ts'
import { AreaName } from '#kit/area-name.tsx'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from './admin-words.ts'

export type PostOf = Account['posts'][number]
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Does it hold today? Else why not. */
export const standing = (post: PostOf): 'holds' | 'ended' | 'over' | 'toCome' => {
  if (post.endedAt) return 'ended'
  if (post.validTo && post.validTo < today()) return 'over'
  return post.validFrom > today() ? 'toCome' : 'holds'
}

/** 岗位 in one line: role or title, area, AB. */
export const PostName = ({ post }: { post: PostOf }) => {
  const say = useWords(words)
  const phrase = usePhrases('access')
  return (
    <>
      {post.title ?? phrase(`role.${post.role}`)}
      <span className="soft">
        {' · '}
        <AreaName areaId={post.areaId} />
        {post.substituteOf !== null && ` · ${say('substitute')}`}
      </span>
    </>
  )
}

/** Its term, and whether it is over. */
export const PostTerm = ({ post }: { post: PostOf }) => {
  const say = useWords(words)
  const state = standing(post)
  return (
    <span className="soft small">
      {state !== 'holds' && `${say(state)} · `}
      {say('term', { from: sayDay(post.validFrom), to: post.validTo ? sayDay(post.validTo) : say('open') })}
    </span>
  )
}
