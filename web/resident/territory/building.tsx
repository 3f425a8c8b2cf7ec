import './territory.css'
import { Link } from 'wouter'
import { sayLimit } from '#contract/time/limit.ts'
import { getDoor, type Door } from '#contract/visits/plates.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { CommunityCard } from './community-card.tsx'
import { DoorWorkers } from './door-workers.tsx'
import { keepMyPlace, useMyPlace } from './my-place.ts'
import { words as doorWords } from '../visits/words.ts'
import { words } from './words.ts'

const Channels = ({ door }: { door: Door }) => {
  const say = useWords(doorWords)
  const kinds = useWords(channelWords)
  if (!door.channels.length) return null
  return (
    <section className="card">
      <h2>{say('channels')}</h2>
      <ul className="channels">
        {door.channels.map((c) => (
          <li key={`${c.kind}-${c.value}`}>
            <span className="soft">{kinds(c.kind)}</span>{' '}
            {c.kind === 'hotline' ? <a href={`tel:${c.value.replace(/[^\d+]/g, '')}`}>{c.value}</a> : c.value}
            {c.note && <span className="soft small"> {c.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
const channelWords = {
  hotline: { zh: '民生热线', en: 'Hotline' },
  wechat: { zh: '微信群', en: 'WeChat group' },
  qq: { zh: 'QQ群', en: 'QQ group' },
  box: { zh: '居民联系箱', en: 'Letter box' },
  other: { zh: '其他', en: 'Other' },
}

/** What may be done from this door; asking and booking know then which community it is. */
const Ways = ({ door, code }: { door: Door; code: string }) => {
  const say = useWords(doorWords)
  const locale = useLanguage()
  const place = useMyPlace()
  const remember = () => {
    if (!place) keepMyPlace({ areaId: door.areaId, gridNo: door.gridNo, name: `${door.areaName} ${door.gridName ?? ''}`.trim() })
  }
  return (
    <nav className="rows" aria-label={say('what')} onClickCapture={remember}>
      <LinkRow href="/ask" icon="chat" title={say('ask')} about={say('askAbout')} />
      <LinkRow href="/book" icon="clock" title={say('book')} about={say('bookAbout')} />
      <LinkRow
        href={`/b/${code}/nobody-came`}
        icon="home"
        title={say('nobodyCame')}
        about={say('nobodyCameAbout', { limit: sayLimit(locale, door.answerIn) })}
      />
      <LinkRow href={`/b/${code}/praise`} icon="star" title={say('praise')} about={say('praiseAbout')} />
    </nav>
  )
} // prettier-ignore

/** What the plate at a door opens: who looks after this building, and everything one may say or ask here. */
export default function Building({ code }: { code: string }) {
  const say = useWords(words)
  const query = useAnswer(getDoor, { params: { code } }, { fresh: 60_000 })
  if (isProblem(query.error, 'visits.building_unknown'))
    return (
      <Screen title={say('plate')} up="/">
        <Empty title={say('unknownTitle')} about={say('unknownAbout')} icon="building">
          <Link href="/grid" className="button button-main">
            {say('byAddress')}
          </Link>
        </Empty>
      </Screen>
    )
  const door = query.data
  return (
    <Screen
      title={door ? door.building : say('plate')}
      lead={door?.address && door.address !== door.building ? door.address : say('plateLead')}
      up="/"
    >
      <Answered query={query}>
        {(door) => (
          <>
            <Link href={`/report?b=${encodeURIComponent(code)}`} className="button button-main button-wide">
              {say('report')}
            </Link>
            <section className="card">
              <h2>{say('worker')}</h2>
              {door.gridNo === null ? (
                <p className="soft">{say('outside', { area: door.areaName })}</p>
              ) : (
                <DoorWorkers door={door} />
              )}
            </section>
            <Ways door={door} code={encodeURIComponent(code)} />
            <Channels door={door} />
            <CommunityCard areaId={door.areaId} />
          </>
        )}
      </Answered>
    </Screen>
  )
}
