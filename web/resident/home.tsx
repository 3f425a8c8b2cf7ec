import { Suspense } from 'react'
import { Link } from 'wouter'
import { Icon, type IconName } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { useSession } from '#kit/session.ts'
import { part } from '#kit/part.ts'
import { useMyPlace } from './territory/my-place.ts'
import { words } from './words.ts'

// what only some see comes after what everybody needs
const MyReports = part(() => import('./incidents/home-reports.tsx'))
const MyMatters = part(() => import('./matters/home-matters.tsx'))
const MyGrid = part(() => import('./territory/home-grid.tsx'))

const Way = ({ href, icon, label }: { href: string; icon: IconName; label: string }) => (
  <Link href={href}>
    <Icon name={icon} size={24} />
    {label}
  </Link>
)

/** What do you want? Report, arrange something, follow, find your grid worker. No account is needed to read. */
export const Home = () => {
  const say = useWords(words)
  const { data: session } = useSession()
  const place = useMyPlace()
  const inside = session !== undefined && session.kind !== 'anonymous' && session.stage === 'full'
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
      <section className="home-matters" aria-label={say('matters')}>
        <div className="rows">
          <LinkRow href="/matters" icon="search" title={say('findMatter')} about={say('findMatterAbout')} />
        </div>
        <div className="home-ways">
          <Way href="/book" icon="clock" label={say('bookTime')} />
          <Way href="/halls" icon="building" label={say('halls')} />
          <Way href="/questions" icon="chat" label={say('askAbout')} />
          <Way href="/agency/new" icon="people" label={say('agency')} />
        </div>
      </section>
      <Suspense fallback={null}>
        {inside && <MyMatters />}
        {inside && <MyReports />}
        {place && <MyGrid place={place} />}
      </Suspense>
      <nav className="rows" aria-label={say('more')}>
        {!inside && <LinkRow href="/mine" icon="list" title={say('mine')} about={say('mineAbout')} />}
        {!place && <LinkRow href="/grid" icon="people" title={say('gridTitle')} about={say('gridAbout')} />}
        <LinkRow href="/my-matters" icon="work" title={say('myMatters')} about={say('myMattersAbout')} />
        <LinkRow href="/me" icon="person" title={say('myRecord')} about={say('myRecordAbout')} />
        <LinkRow href="/feedback" icon="chat" title={say('feedback')} about={say('feedbackAbout')} />
      </nav>
      <section className="urgent" aria-label={say('urgent')}>
        <a href="tel:12345">
          <strong>12345</strong>
          <span>{say('call12345')}</span>
        </a>
        <a href="tel:110">
          <strong>110</strong>
          <span>{say('call110')}</span>
        </a>
        <a href="tel:119">
          <strong>119</strong>
          <span>{say('call119')}</span>
        </a>
        <a href="tel:120">
          <strong>120</strong>
          <span>{say('call120')}</span>
        </a>
      </section>
    </div>
  )
}
