import { Button } from 'antd'
import { getCertificateLists, listForbiddenVersions } from '#contract/matters/certificate-lists.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useState } from 'react'
import { useNameOf } from '../form/name-of.ts'
import { NewForbidden } from './new-forbidden.tsx'
import { words } from './words.ts'

/** Each version with its basis and where it holds: what was in force when can be looked up. */
const Versions = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const query = useAnswer(listForbiddenVersions, { params: { areaId } })
  return (
    <Answered query={query}>
      {({ rows }) => (
        <ul className="admin-list">
          {rows.map((row) => (
            <li key={row.id}>
              <span className="admin-list-main">
                <strong>{row.title}</strong>
                <span className="soft small cell-second">
                  {say('versionOf', { version: row.version, day: sayDay(row.validFrom), n: row.kinds.length })} ·{' '}
                  {row.basis}
                </span>
              </span>
              <span className="soft small">{row.areaName ?? say('national')}</span>
            </li>
          ))}
        </ul>
      )}
    </Answered>
  )
}

/** 不应出具的证明: locked, each with who can vouch for it instead. */
export const ForbiddenKinds = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const may = useMay()
  const [making, make] = useState(false)
  const [past, showPast] = useState(false)
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
            {may('matters.read') && (
              <Button aria-expanded={past} onClick={() => showPast(!past)}>
                {say('versions')}
              </Button>
            )}
            {may('matters.configure') && <Button onClick={() => make(true)}>{say('newVersion')}</Button>}
          </div>
          {past && <Versions areaId={areaId} />}
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
