import type { ReactNode } from 'react'
import { firstAdministratorNeeded } from '#contract/access/first-administrator.ts'
import type { SessionView } from '#contract/access/session.ts'
import { Mark } from '#kit/icon.tsx'
import { setLanguage, useLanguage, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { ChangePassword } from './change-password.tsx'
import { EnrolTotp } from './enrol-totp.tsx'
import { FirstSteps } from './first-steps.tsx'
import { LeaveFirst, PassTotp, SignIn } from './sign-in.tsx'
import { words } from './words.ts'

const Frame = ({ children }: { children: ReactNode }) => {
  const say = useWords(words)
  const locale = useLanguage()
  return (
    <div className="door">
      <div className="door-side">
        <p className="door-name">
          <Mark size={36} />
          {say('app')}
        </p>
        <p className="door-motto">{say('motto')}</p>
      </div>
      <main className="door-main">
        <div className="door-card">{children}</div>
        <p className="door-foot small">
          <a href="/">{say('toResident')}</a>
          <button
            type="button"
            className="bar-button"
            lang={locale === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(locale === 'zh' ? 'en' : 'zh')}
          >
            {say('otherLanguage')}
          </button>
        </p>
      </main>
    </div>
  )
}

const Anonymous = () => {
  const needed = useAnswer(firstAdministratorNeeded, {})
  return <Answered query={needed}>{(answer) => (answer.needed ? <FirstSteps /> : <SignIn />)}</Answered>
}

/** Everything between a stranger and the desk: name and password, the second factor, a password to change, one to set up. */
export default function Door({ session }: { session: SessionView }) {
  const step = () => {
    if (session.stage === 'totp') return <PassTotp />
    if (session.kind === 'resident') return <LeaveFirst />
    if (session.kind === 'anonymous') return <Anonymous />
    return session.mustChangePassword ? <ChangePassword /> : <EnrolTotp />
  }
  return <Frame>{step()}</Frame>
}
