import '../matters.css'
import { Link } from 'wouter'
import { myCertificates } from '#contract/matters/certificates.ts'
import { sayDay } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { Inside } from '../inside.tsx'
import { words } from './words.ts'

const lights = { valid: 'good', revoked: 'bad', expired: 'still' } as const
/** The path of the check page, of an address that may carry the host residents use. */
const pathOf = (address: string) => new URL(address, location.origin).pathname

const List = () => {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(myCertificates, {})
  return (
    <Answered query={query}>
      {({ rows }) =>
        rows.length ? (
          <ul className="rows">
            {rows.map((row) => (
              <li key={row.id}>
                <LinkRow
                  href={row.checkPath ? pathOf(row.checkPath) : '/check'}
                  icon="shield"
                  title={pick({ zh: row.kindZh, en: row.kindEn })}
                  about={
                    <>
                      <span>
                        {row.number} · {row.areaName}
                      </span>
                      <span className="matter-facts">
                        {row.validity && <Light kind={lights[row.validity]}>{say(`validity_${row.validity}`)}</Light>}
                        {row.validUntil && <span>{say('validUntil', { day: sayDay(row.validUntil) })}</span>}
                      </span>
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        ) : (
          <Empty icon="shield" title={say('noCertificates')} about={say('noCertificatesAbout')}>
            <Link href="/matters" className="button button-main">
              {say('find')}
            </Link>
          </Empty>
        )
      }
    </Answered>
  )
}

/** 我的证明: what was issued to me, each with the page that proves it. */
export default function Certificates() {
  const say = useWords(words)
  return (
    <Screen title={say('certificates')} lead={say('certificatesAbout')} up="/my-matters">
      <Inside why={say('signIn')}>
        <List />
      </Inside>
    </Screen>
  )
}
