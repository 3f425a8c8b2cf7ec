import { Alert, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { type Account, endPost, givePost } from '#contract/access/accounts.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { usePostFields } from './post-fields.tsx'
import { PostName, PostTerm, standing } from './post-line.tsx'

type Props = { account: Account; areaId: number; mine: boolean }

const GivePost = ({ account, areaId, onDone }: Omit<Props, 'mine'> & { onDone: () => void }) => {
  const say = useWords(words)
  const fields = usePostFields()
  const give = useSend(givePost)
  return (
    <SchemaForm
      shape={givePost.body}
      initial={{ areaId }}
      fields={fields}
      send={async (body) => {
        await give.mutateAsync({ params: { areaId, id: account.id }, body })
        sayDone(say('given'))
        onDone()
      }}
      submit={say('give')}
      more={<Button onClick={onDone}>{say('cancel')}</Button>}
    >
      {isProblem(give.error, 'access.duties_split') && (
        <Alert
          className="admin-note"
          type="info"
          title={say('split')}
          description={`${say('splitAbout')} ${say('splitTry')}`}
        />
      )}
    </SchemaForm>
  )
}

/** The posts of an account, with their terms: give one, end one. */
export const AccountPosts = ({ account, areaId, mine }: Props) => {
  const say = useWords(words)
  const [giving, setGiving] = useState(false)
  const end = useSend(endPost)
  const stop = (postId: number) =>
    end.mutate(
      { params: { areaId, id: account.id, postId } },
      { onSuccess: () => sayDone(say('postEnded')), onError: sayRefused },
    )
  const posts = account.posts.toSorted((a, b) => Number(standing(b) === 'holds') - Number(standing(a) === 'holds'))
  return (
    <section>
      <h3>{say('posts')}</h3>
      {!posts.length && <p className="soft">{say('noPosts')}</p>}
      <ul className="admin-list">
        {posts.map((post) => (
          <li key={post.id} className={standing(post) === 'holds' ? undefined : 'soft'}>
            <div className="admin-list-main">
              <div>
                <PostName post={post} />
              </div>
              <PostTerm post={post} />
            </div>
            {!mine && (standing(post) === 'holds' || standing(post) === 'toCome') && (
              <Popconfirm
                title={say('endSure')}
                onConfirm={() => stop(post.id)}
                okText={say('endPost')}
                cancelText={say('cancel')}
              >
                <Button size="small">{say('endPost')}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {giving ? (
        <GivePost account={account} areaId={areaId} onDone={() => setGiving(false)} />
      ) : (
        !mine && (
          <Button icon={<Icon name="plus" size={16} />} onClick={() => setGiving(true)} style={{ marginTop: 12 }}>
            {say('givePost')}
          </Button>
        )
      )}
    </section>
  )
}
