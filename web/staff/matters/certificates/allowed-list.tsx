import { Button } from 'antd'
import { useState } from 'react'
import { getCertificateLists, type CertificateKind } from '#contract/matters/certificate-lists.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useNameOf } from '../form/name-of.ts'
import { KindEditor } from './kind-editor.tsx'
import { words } from './words.ts'

/** 可以出具的证明: form, basis and procedure; whoever configures adds and changes them here. */
export const AllowedList = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const may = useMay()
  const [editing, edit] = useState<{ kind: CertificateKind | undefined }>()
  const query = useAnswer(getCertificateLists, { params: { areaId } })
  return (
    <Answered query={query}>
      {({ allowed }) => (
        <div className="panel">
          {may('matters.configure') && (
            <div className="admin-head admin-note">
              <span className="admin-list-main soft">{say('allowedLead')}</span>
              <Button onClick={() => edit({ kind: undefined })}>{say('newKind')}</Button>
            </div>
          )}
          {!allowed.length && <Empty icon="shield" title={say('noKinds')} />}
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
                {may('matters.configure') && (
                  <Button size="small" aria-label={`${say('change')} ${nameOf(kind)}`} onClick={() => edit({ kind })}>
                    {say('change')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {editing && <KindEditor areaId={areaId} kind={editing.kind} onDone={() => edit(undefined)} />}
        </div>
      )}
    </Answered>
  )
}
