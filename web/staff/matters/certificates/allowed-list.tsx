import { getCertificateLists } from '#contract/matters/certificate-lists.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

/** 可以出具的证明: form, basis and procedure. */
export const AllowedList = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const query = useAnswer(getCertificateLists, { params: { areaId } })
  return (
    <Answered query={query}>
      {({ allowed }) => (
        <div className="panel">
          <ul className="admin-list">
            {allowed.map((kind) => (
              <li key={kind.code}>
                <span className="admin-list-main">
                  <strong>{nameOf(kind)}</strong>{' '}
                  {kind.example && <span className="mark mark-still">{say('example')}</span>}
                  <span className="soft small cell-second">
                    {kind.purpose} · {kind.basis}
                  </span>
                </span>
                <span className="soft small">
                  {say(kind.approval === 'head' ? 'approvalHead' : 'approvalClerk')} ·{' '}
                  {kind.validDays ? say('days30', { n: kind.validDays }) : say('noEnd')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Answered>
  )
}
