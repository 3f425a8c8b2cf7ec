import '../matters.css'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { findItems, listClasses } from '#contract/matters/catalogue.ts'
import { Icon } from '#kit/icon.tsx'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { useMatterArea } from '../area.ts'
import { ItemRows } from './item-rows.tsx'
import { oftenAsked, words } from './words.ts'

const Classes = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(listClasses, { params: { areaId } }, { fresh: 300_000 })
  return (
    <Answered query={query}>
      {({ rows }) => (
        <section>
          <h2 className="section-title">{say('classes')}</h2>
          <ul className="matter-classes">
            {rows
              .filter((one) => one.active && one.items > 0)
              .map((one) => (
                <li key={one.code}>
                  <Link href={`/matters?class=${one.code}`} className="matter-class">
                    <span>{pick(one)}</span>
                    <span className="soft small">{say('items', { n: one.items })}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      )}
    </Answered>
  )
}

const Found = ({ areaId, q, code }: { areaId: number; q: string; code: string | undefined }) => {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(
    findItems,
    { params: { areaId }, query: { ...(q ? { q } : {}), ...(code ? { class: code } : {}), limit: q ? 30 : 200 } },
    { keepPrevious: true },
  )
  return (
    <Answered query={query}>
      {({ rows, total }) =>
        rows.length ? (
          <>
            <p role="status" className="soft">
              {code && !q
                ? say('foundIn', { name: pick({ zh: rows[0]!.classZh, en: rows[0]!.classEn }), n: total })
                : say('found', { n: total })}
            </p>
            <ItemRows rows={rows} />
          </>
        ) : (
          <Empty icon="search" title={say('none')} about={say('noneAbout')}>
            <Link href={`/ask${q ? `?text=${encodeURIComponent(q)}` : ''}`} className="button button-main">
              {say('ask')}
            </Link>
          </Empty>
        )
      }
    </Answered>
  )
}

/** 找事项 (Q01, D02): the words people use, or one of the classes; no account is needed. */
export default function Find() {
  const say = useWords(words)
  const locale = useLanguage()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const code = asked.get('class') ?? undefined
  const [word, setWord] = useState(asked.get('q') ?? '')
  const q = useSettled(word.trim(), 250)
  const { areaId, own, name } = useMatterArea()
  const change = (next: string) => {
    setWord(next)
    // the words stay in the address, so that coming back from an item finds the list again
    go(next.trim() ? `/matters?q=${encodeURIComponent(next)}` : '/matters', { replace: true })
  }
  return (
    <Screen title={say('title')} lead={say('lead')} up="/">
      <TextField
        label={say('search')}
        hint={say('hint')}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={100}
        value={word}
        onChange={(e) => change(e.target.value)}
      />
      <p className="matter-area">
        <Icon name="report" size={16} />
        <span>{own && name ? say('area', { area: name }) : say('noArea')}</span>
        <Link href="/grid">{say(own ? 'change' : 'choose')}</Link>
      </p>
      {areaId === undefined ? null : q || code ? (
        <>
          {code && !q && (
            <Link href="/matters" className="button button-quiet">
              <Icon name="left" size={16} />
              {say('allClasses')}
            </Link>
          )}
          <Found areaId={areaId} q={q} code={q ? undefined : code} />
        </>
      ) : (
        <>
          <section aria-label={say('often')}>
            <h2 className="section-title">{say('often')}</h2>
            <div className="choices">
              {oftenAsked[locale].map((one) => (
                <Button key={one} kind="quiet" className="matter-chip" onClick={() => change(one)}>
                  {one}
                </Button>
              ))}
            </div>
          </section>
          <Classes areaId={areaId} />
          <nav className="rows" aria-label={say('ask')}>
            <LinkRow
              href="/certificate-advice"
              icon="shield"
              title={say('certificates')}
              about={say('certificatesAbout')}
            />
            <LinkRow href="/questions" icon="chat" title={say('ask')} about={say('noneAbout')} />
          </nav>
        </>
      )}
    </Screen>
  )
}
