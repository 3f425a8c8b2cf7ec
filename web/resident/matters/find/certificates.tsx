import '../matters.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { adviseCertificate, getCertificateLists, type CertificateKind, type ForbiddenKind } from '#contract/matters/certificate-lists.ts' // prettier-ignore
import { Icon } from '#kit/icon.tsx'
import { sayList } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { TextField } from '#kit/phone/field.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { useMatterArea } from '../area.ts'
import { words } from './certificate-words.ts'
import { TellDemand } from './tell-demand.tsx'

const Allowed = ({ kind }: { kind: CertificateKind }) => {
  const say = useWords(words)
  return (
    <details className="card more">
      <summary>{pick(kind)}</summary>
      <p>{kind.purpose}</p>
      <p>
        <strong>{say('how')}</strong> {kind.procedure}
      </p>
      {kind.materials.length > 0 && (
        <p>
          <strong>{say('bring')}</strong> {sayList(kind.materials)}
        </p>
      )}
      <p className="soft small">
        {kind.validDays ? say('valid', { n: kind.validDays }) : say('always')} · {say('basis', { basis: kind.basis })}
      </p>
      <p>
        <Link href="/book" className="button button-quiet">
          {say('book')}
        </Link>
      </p>
    </details>
  )
}
const Forbidden = ({ kind, areaId }: { kind: ForbiddenKind; areaId: number }) => {
  const say = useWords(words)
  return (
    <details className="card more">
      <summary>{pick(kind)}</summary>
      <p>{say('notHere')}</p>
      <p>
        <strong>{say('instead')}</strong> {pick({ zh: kind.insteadZh, en: kind.insteadEn })}
      </p>
      <p className="soft small">{say('slip')}</p>
      {isCommunity(areaId) && <TellDemand areaId={areaId} what={{ code: kind.code }} />}
    </details>
  )
}
/** Demands are kept where the community is known. */
const isCommunity = (areaId: number) => areaId % 1000 !== 0
type Both = { areaId: number; allowed: readonly CertificateKind[]; forbidden: readonly ForbiddenKind[] }
const Lists = ({ areaId, allowed, forbidden }: Both) => {
  const say = useWords(words)
  return (
    <>
      {allowed.length > 0 && (
        <section>
          <h2 className="section-title">{say('allowed', { n: allowed.length })}</h2>
          {allowed.map((kind) => (
            <Allowed key={kind.code} kind={kind} />
          ))}
        </section>
      )}
      {forbidden.length > 0 && (
        <section>
          <h2 className="section-title">{say('forbidden', { n: forbidden.length })}</h2>
          {forbidden.map((kind) => (
            <Forbidden key={kind.code} kind={kind} areaId={areaId} />
          ))}
        </section>
      )}
    </>
  )
}
const Found = ({ areaId, q }: { areaId: number; q: string }) => {
  const say = useWords(words)
  const query = useAnswer(adviseCertificate, { params: { areaId }, query: { q } }, { keepPrevious: true })
  return (
    <Answered query={query}>
      {({ allowed, forbidden }) =>
        allowed.length || forbidden.length ? (
          <Lists areaId={areaId} allowed={allowed} forbidden={forbidden} />
        ) : (
          <Empty icon="search" title={say('neither', { q })} about={say('neitherAbout')}>
            <Link href={`/ask?text=${encodeURIComponent(q)}`} className="button button-main">
              {say('ask')}
            </Link>
            {isCommunity(areaId) && <TellDemand areaId={areaId} what={{ title: q }} />}
          </Empty>
        )
      }
    </Answered>
  )
}
const All = ({ areaId }: { areaId: number }) => {
  const query = useAnswer(getCertificateLists, { params: { areaId } }, { fresh: 300_000 })
  return (
    <Answered query={query}>
      {({ allowed, forbidden }) => (
        <>
          <Lists areaId={areaId} allowed={allowed} forbidden={forbidden.kinds} />
          <p className="soft small">
            {forbidden.title} · {forbidden.basis}
          </p>
        </>
      )}
    </Answered>
  )
}

/** 社区证明指引 (E01, E02): may the community issue it, how, and who does it otherwise; no account is needed. */
export default function CertificateAdvice() {
  const say = useWords(words)
  useLanguage()
  const [word, setWord] = useState('')
  const q = useSettled(word.trim(), 250)
  const { areaId, own, name } = useMatterArea()
  return (
    <Screen title={say('title')} lead={say('lead')} up="/matters">
      <TextField
        label={say('search')}
        hint={say('hint')}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={60}
        value={word}
        onChange={(e) => setWord(e.target.value)}
      />
      <p className="matter-area">
        <Icon name="report" size={16} />
        <span>{own && name ? say('area', { area: name }) : say('noArea')}</span>
        <Link href="/grid">{say(own ? 'change' : 'choose')}</Link>
      </p>
      {areaId === undefined ? null : q ? <Found areaId={areaId} q={q} /> : <All areaId={areaId} />}
      <nav className="rows" aria-label={say('also')}>
        <LinkRow href="/certificates" icon="shield" title={say('mine')} about={say('mineAbout')} />
        <LinkRow href="/check" icon="check" title={say('check')} about={say('checkAbout')} />
      </nav>
    </Screen>
  )
}
