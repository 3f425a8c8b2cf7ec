import { getAuditChain } from '#contract/access/audit.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant, sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { words } from './admin-words.ts'

/** How far the log is sealed, and what the last check found. */
export const AuditChain = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const chain = useAnswer(getAuditChain, { params: { areaId } })
  return (
    <Panel title={say('chain')}>
      <Answered query={chain}>
        {({ links, head, sealedUntil, verified }) => (
          <>
            <p className="admin-head">
              <strong>{links ? say('chainLinks', { n: sayNumber(links) }) : say('chainNone')}</strong>
              {sealedUntil && <span className="soft">{say('chainUntil', { at: sayInstant(sealedUntil) })}</span>}
              {!verified && <Light kind="info">{say('chainNever')}</Light>}
              {verified && (
                <Light kind={verified.whole ? 'good' : 'bad'}>
                  {say(verified.whole ? 'chainWhole' : 'chainBroken')}
                </Light>
              )}
              {verified && (
                <span className="soft">
                  {say('checkedAt', { at: sayInstant(verified.at), n: sayNumber(verified.links) })}
                </span>
              )}
            </p>
            {head && (
              <p className="soft small">
                {say('chainHead')} <span className="admin-code">{head}</span>
              </p>
            )}
            <p className="soft small">{say('chainAbout')}</p>
          </>
        )}
      </Answered>
    </Panel>
  )
}
