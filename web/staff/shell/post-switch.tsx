import { useNavigate } from '@tanstack/react-router'
import { Dropdown } from 'antd'
import { choosePost, type HeldPost } from '#contract/access/session.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Icon } from '#kit/icon.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { useSession, useSessionSend } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'

const Post = ({ post }: { post: HeldPost }) => {
  const phrase = usePhrases('access')
  return (
    <span className="post">
      <span className="post-area">
        <AreaName areaId={post.areaId} />
      </span>
      <span className="soft">
        {post.title ?? phrase(`role.${post.role}`)}
        {post.substitute && ` · ${phrase('access.substitute')}`}
      </span>
    </span>
  )
}

/** 岗位: in which area and as what I work now; one person may hold several and changes here. */
export const PostSwitch = () => {
  const go = useNavigate()
  const phrase = usePhrases('access')
  const { data: session } = useSession()
  const choose = useSessionSend(choosePost)
  const posts = session?.posts ?? []
  const mine = posts.find((post) => post.id === session?.postId)
  if (!mine) return <span className="soft">{phrase('access.no_post')}</span>
  if (posts.length === 1) return <Post post={mine} />
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [String(mine.id)],
        items: posts.map((post) => ({ key: String(post.id), label: <Post post={post} /> })),
        // what was on the screen may not exist for the other post: back to the bench
        onClick: ({ key }) =>
          choose.mutate(
            { body: { postId: Number(key) } },
            { onSuccess: () => void go({ to: '/' }), onError: sayRefused },
          ),
      }}
    >
      <button type="button" className="bar-button bar-post" aria-label={phrase('access.switch_post')}>
        <Post post={mine} />
        <Icon name="down" size={14} />
      </button>
    </Dropdown>
  )
}
