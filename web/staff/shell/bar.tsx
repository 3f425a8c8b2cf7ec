import { useNavigate } from '@tanstack/react-router'
import { Dropdown } from 'antd'
import { signOut } from '#contract/access/session.ts'
import { Icon } from '#kit/icon.tsx'
import { setLanguage, useLanguage, useWords } from '#kit/language.ts'
import { useSession, useSessionSend } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { setTheme, useTheme, type Theme } from '#kit/theme.ts'
import { words } from '../words.ts'
import { Notifications } from './notifications.tsx'
import { PostSwitch } from './post-switch.tsx'

/** The bar on top: in which post am I working; what is new; me. */
export const Bar = ({ onMenu }: { onMenu: () => void }) => {
  const say = useWords(words)
  const go = useNavigate()
  const locale = useLanguage()
  const theme = useTheme()
  const { data: session } = useSession()
  const leave = useSessionSend(signOut)
  const looks: readonly Theme[] = ['device', 'light', 'dark']
  return (
    <header className="bar unprinted">
      <button type="button" className="bar-button bar-menu" aria-label={say('menu')} onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <PostSwitch />
      <span className="bar-gap" />
      <button
        type="button"
        className="bar-button bar-language"
        lang={locale === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(locale === 'zh' ? 'en' : 'zh')}
      >
        {say('otherLanguage')}
      </button>
      <Notifications />
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          selectedKeys: [theme],
          items: [
            { key: 'me', label: say('me'), onClick: () => void go({ to: '/me' }) },
            {
              key: 'look',
              type: 'group',
              label: say('appearance'),
              children: looks.map((look) => ({ key: look, label: say(look), onClick: () => setTheme(look) })),
            },
            { type: 'divider' },
            { key: 'feedback', label: <a href="/feedback">{say('feedback')}</a> },
            { key: 'out', label: say('signOut'), onClick: () => leave.mutate({}, { onError: sayRefused }) },
          ],
        }}
      >
        <button type="button" className="bar-button bar-me" aria-label={`${say('me')} ${session?.name ?? ''}`}>
          <span className="bar-face" aria-hidden="true">
            {(session?.name ?? '').slice(0, 1)}
          </span>
          <span className="bar-name">{session?.name}</span>
          <Icon name="down" size={14} />
        </button>
      </Dropdown>
    </header>
  )
}
