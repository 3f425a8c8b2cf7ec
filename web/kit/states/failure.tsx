import { useWords } from '../language.ts'
import { NetworkError, ProblemError } from '../refusal.ts'
import { Icon } from '../icon.tsx'

const words = {
  again: { zh: '再试一次', en: 'Try again' },
  bug: { zh: '这个页面出错了', en: 'Something broke on this page' },
  bugWay: {
    zh: '您填写的内容仍保留在本机。请再试一次；仍然不行请联系系统管理员。',
    en: 'What you typed is kept on this device. Try again, or tell your administrator.',
  },
  signIn: { zh: '去登录', en: 'Sign in' },
}

/** What went wrong in the user's words, with the way out: try again, or sign in. */
export const Failure = ({ error, again, signIn }: { error: unknown; again?: () => void; signIn?: () => void }) => {
  const say = useWords(words)
  const known = error instanceof ProblemError || error instanceof NetworkError
  const needsSignIn = error instanceof ProblemError && error.status === 401 && signIn
  return (
    <div className="state" role="alert">
      <span className="state-mark state-mark-bad">
        <Icon name={error instanceof NetworkError ? 'offline' : 'alert'} size={26} />
      </span>
      <h2>{known ? error.message : say('bug')}</h2>
      {!known && <p className="soft">{say('bugWay')}</p>}
      <div className="state-way">
        {needsSignIn ? (
          <button type="button" className="plain-button" onClick={signIn}>
            {say('signIn')}
          </button>
        ) : (
          again && (
            <button type="button" className="plain-button" onClick={again}>
              {say('again')}
            </button>
          )
        )}
      </div>
    </div>
  )
}
