import { Link } from 'wouter'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { words } from './words.ts'

/** What do you want? Report, follow, find your grid worker; the notices below. */
export const Home = () => {
  const say = useWords(words)
  return (
    <div className="home">
      <section className="hello">
        <h1>{say('hello')}</h1>
        <p>{say('helloAbout')}</p>
        <Link href="/report" className="button hello-button">
          <Icon name="camera" size={24} />
          {say('reportNow')}
        </Link>
      </section>
      <nav className="rows" aria-label={say('places')}>
        <LinkRow href="/mine" icon="list" title={say('mine')} about={say('mineAbout')} />
        <LinkRow href="/grid" icon="people" title={say('gridTitle')} about={say('gridAbout')} />
        <LinkRow href="/feedback" icon="chat" title={say('feedback')} about={say('feedbackAbout')} />
      </nav>
      <section>
        <h2 className="section-title">{say('notices')}</h2>
        <p className="card soft">{say('noNotices')}</p>
      </section>
      <p className="soft small home-hotline">
        <Icon name="phone" size={16} /> {say('hotline')}
      </p>
    </div>
  )
}
