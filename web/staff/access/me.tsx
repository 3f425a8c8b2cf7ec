import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { ChangePassword } from './change-password.tsx'
import { words } from './words.ts'

export default function Me() {
  const say = useWords(words)
  const { data: session } = useSession()
  return (
    <Page title={say('me')} lead={session?.name}>
      <div className="narrow">
        <Panel>
          <ChangePassword />
        </Panel>
      </div>
    </Page>
  )
}
