import '../admin.css'
import { changePassword } from '#contract/access/session.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { AreaName } from '#kit/area-name.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSession } from '#kit/session.ts'
import { words } from './admin-words.ts'
import { MyActivity } from './my-activity.tsx'
import { MySecondFactor } from './my-second-factor.tsx'
import { PasswordForm } from './password-form.tsx'

/** Is my account in good hands? Password, second factor, what I did; and where to complain. */
export default function Me() {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const { data: session } = useSession()
  return (
    <Page title={say('me')} lead={session && `${session.name} · ${session.loginName}`}>
      <div className="admin-two">
        <div className="admin-stack">
          <Panel title={say('password')}>
            <PasswordForm key={changePassword.name} />
          </Panel>
          <MySecondFactor />
        </div>
        <div className="admin-stack">
          <Panel title={say('myPosts')}>
            <ul className="admin-list">
              {session?.posts.map((post) => (
                <li key={post.id}>
                  <span>
                    {post.title ?? phrase(`role.${post.role}`)}
                    {post.substitute && <span className="soft"> · {phrase('access.substitute')}</span>}
                  </span>
                  <span className="soft">
                    <AreaName areaId={post.areaId} />
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
          <MyActivity />
          <Panel title={say('complaints')}>
            <p className="soft admin-note">{say('complaintsAbout')}</p>
            <a href="/feedback">{say('toComplaints')}</a>
          </Panel>
        </div>
      </div>
    </Page>
  )
}
