import { Button } from 'antd'
import { getCertificateLists } from '#contract/matters/certificate-lists.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useState } from 'react'
import { useNameOf } from '../form/name-of.ts'
import { NewForbidden } from './new-forbidden.tsx'
import { words } from './words.ts'

/** 不应出具的证明: locked, each with who can vouch for it instead. */
export const ForbiddenKinds = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const may = useMay()
  const [making, make] = useState(false)
  const query = useAnswer(getCertificateLists, { params: { areaId } })
  return (
    <Answered query={query}>
      {({ forbidden }) => (
        <div className="panel">
          <div className="admin-head admin-note">
            <span className="admin-list-main">
              <strong>{say('listTitle', { title: forbidden.title, n: forbidden.kinds.length, version: forbidden.version })}</strong>
              <span className="soft small cell-second">
                {forbidden.basis} · {say('validFrom', { day: sayDay(forbidden.validFrom) })} · {say('locked')}
              </span>
            </span>
            {may('matters.configure') && <Button onClick={() => make(true)}>{say('newVersion')}</Button>}
          </div>
          <ol className="admin-list">
            {forbidden.kinds.map((kind) => (
              <li key={kind.code}>
                <strong className="admin-list-main">{nameOf(kind)}</strong>
                <span className="admin-list-main soft">{nameOf({ zh: kind.insteadZh, en: kind.insteadEn })}</span>
              </li>
            ))}
          </ol>
          {making && <NewForbidden areaId={areaId} list={forbidden} onDone={() => make(false)} />}
        </div>
      )}
    </Answered>
  )
} // prettier-ignore
