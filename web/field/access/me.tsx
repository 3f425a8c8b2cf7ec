import '../incidents/incidents.css'
import '../visits/visits.css'
import { choosePost } from '#contract/access/session.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Icon } from '#kit/icon.tsx'
import { setLanguage, useLanguage, useWords } from '#kit/language.ts'
import { ChoiceField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { useMay, useSession, useSessionSend } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { setLarge, setTheme, useLarge, useTheme } from '#kit/theme.ts'
import { useConnected } from '#kit/use-connected.ts'
import { MyPhones } from '../visits/phone/my-phones.tsx'
import { ThisPhone } from '../visits/phone/this-phone.tsx'
import { SignOut } from './sign-out.tsx'
import { words } from './words.ts'

/** Who I am here, in which post, and how the app looks to me. */
export default function Me() {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const { data: session } = useSession()
  const may = useMay()
  const locale = useLanguage()
  const theme = useTheme()
  const large = useLarge()
  const connected = useConnected()
  const choose = useSessionSend(choosePost)
  const posts = session?.posts ?? []
  return (
    <Screen title={session?.name ?? say('me')} lead={session?.role ? phrase(`role.${session.role}`) : undefined}>
      {posts.length > 1 && (
        <div className="card">
          <ChoiceField
            label={say('post')}
            value={String(session?.postId)}
            choices={posts.map((post) => ({
              value: String(post.id),
              label: post.title ?? phrase(`role.${post.role}`),
              about: <AreaName areaId={post.areaId} />,
            }))}
            onChoose={(id) => choose.mutate({ body: { postId: Number(id) } }, { onError: sayRefused })}
          />
        </div>
      )}
      <div className="card screen-body">
        <ChoiceField
          label={say('size')}
          value={large ? 'large' : 'usual'}
          choices={[
            { value: 'usual', label: say('usual') },
            { value: 'large', label: say('large') },
          ]}
          onChoose={(v) => setLarge(v === 'large')}
        />
        <ChoiceField
          label={say('theme')}
          value={theme}
          choices={[
            { value: 'device', label: say('device') },
            { value: 'light', label: say('light') },
            { value: 'dark', label: say('dark') },
          ]}
          onChoose={setTheme}
        />
        <ChoiceField
          label={say('language')}
          value={locale}
          choices={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChoose={setLanguage}
        />
      </div>
      {may('visits.record') && (
        <>
          <ThisPhone />
          {session?.areaId && <MyPhones areaId={session.areaId} />}
        </>
      )}
      <div className="rows">
        {connected ? (
          <a href="/feedback" className="row">
            <span className="row-text">
              <span className="row-title">{say('feedback')}</span>
              <span className="soft small">{say('feedbackAbout')}</span>
            </span>
            <Icon name="right" size={16} />
          </a>
        ) : (
          <p className="row">
            <span className="row-text">
              <span className="row-title">{say('feedback')}</span>
              <span className="soft small">{say('feedbackOffline')}</span>
            </span>
          </p>
        )}
      </div>
      <SignOut />
    </Screen>
  )
}
