import { Suspense } from 'react'
import { Link } from 'wouter'
import { Mark } from '#kit/icon.tsx'
import { setLanguage, useLanguage, useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { setLarge, useLarge } from '#kit/theme.ts'
import { part } from '#kit/part.ts'
import { words } from './words.ts'

const Bell = part(() => import('./matters/bell.tsx'))

/** Name, messages, 大字版 and language, always in reach. */
export const TopBar = () => {
  const say = useWords(words)
  const locale = useLanguage()
  const large = useLarge()
  const { data: session } = useSession()
  const inside = session?.kind === 'resident' && session.stage === 'full'
  return (
    <header className="top unprinted">
      <Link href="/" className="top-name">
        <Mark size={30} />
        {say('app')}
      </Link>
      {inside && (
        <Suspense fallback={null}>
          <Bell />
        </Suspense>
      )}
      <button type="button" className="top-switch" aria-pressed={large} onClick={() => setLarge(!large)}>
        {say(large ? 'usual' : 'large')}
      </button>
      <button
        type="button"
        className="top-switch"
        lang={locale === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(locale === 'zh' ? 'en' : 'zh')}
      >
        {say('otherLanguage')}
      </button>
    </header>
  )
}
