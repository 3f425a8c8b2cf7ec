import '../matters.css'
import { checkCertificate } from '#contract/matters/certificates.ts'
import type { Answer } from '#contract/route.ts'
import { sayDay } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { words } from './words.ts'

type Checked = Answer<typeof checkCertificate>

const Verdict = ({ checked }: { checked: Checked }) => {
  const say = useWords(words)
  useLanguage()
  const { validity, revokedOn, validUntil } = checked
  const good = validity === 'valid'
  const facts: [keyof typeof words & string, string | null][] = [
    ['kind', pick({ zh: checked.kindZh, en: checked.kindEn })],
    ['number', checked.number],
    ['name', checked.name],
    ['issuedBy', checked.issuedBy],
    ['issuedOn', sayDay(checked.issuedOn)],
    ['validUntil', validUntil && sayDay(validUntil)],
  ]
  return (
    <section className={`card check ${good ? 'check-good' : 'check-bad'}`}>
      <p className="check-verdict" role="status">
        <Icon name={good ? 'check' : 'alert'} size={30} />
        {say(validity)}
      </p>
      <p>
        {validity === 'revoked' && revokedOn
          ? say('revokedAbout', { day: sayDay(revokedOn) })
          : validity === 'expired' && validUntil
            ? say('expiredAbout', { day: sayDay(validUntil) })
            : say('validAbout')}
      </p>
      <dl className="facts">
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

const Check = ({ token }: { token: string }) => {
  const say = useWords(words)
  // each look is counted, so it isn't asked again by itself
  const query = useAnswer(checkCertificate, { params: { token } }, { fresh: Infinity })
  if (isProblem(query.error, 'matters.token_unknown') || (isProblem(query.error) && query.error.status === 400))
    return <Empty icon="alert" title={say('forged')} about={say('forgedAbout')} />
  return <Answered query={query}>{(checked) => <Verdict checked={checked} />}</Answered>
}

/** 证明查验 (E04): what the code on a certificate opens; anybody may look. */
export default function CheckPage({ token }: { token?: string }) {
  const say = useWords(words)
  return (
    <Screen title={say('checkTitle')} lead={say('checkLead')} up="/">
      {token ? <Check token={token} /> : <Empty icon="shield" title={say('how')} about={say('howAbout')} />}
    </Screen>
  )
}
