import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { adviseCertificate, type CertificateKind, type ForbiddenKind } from '#contract/matters/certificate-lists.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { useNameOf } from '../form/name-of.ts'
import { IssueForm } from './issue-form.tsx'
import { RefuseForm } from './refuse-form.tsx'
import { words } from './words.ts'

export type Refused = Pick<ForbiddenKind, 'zh' | 'en' | 'insteadZh' | 'insteadEn'> & { code?: string }

/** 居民要开什么证明: the answer at once, with the way out or the way to it. */
export const Ask = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const [typed, setTyped] = useState('')
  const [refusing, refuse] = useState<Refused>()
  const [issuing, issue] = useState<CertificateKind>()
  const q = useSettled(typed.trim(), 200)
  const found = useAnswer(adviseCertificate, q ? { params: { areaId }, query: { q } } : undefined, { keepPrevious: true })
  const { forbidden = [], allowed = [] } = (q ? found.data : undefined) ?? {}
  const nothing = q && found.data && !found.isPlaceholderData && !forbidden.length && !allowed.length
  return (
    <section className="panel certificate-ask" aria-label={say('find')}>
      <Input
        type="search"
        size="large"
        autoFocus
        aria-label={say('ask')}
        placeholder={say('ask')}
        prefix={<Icon name="search" size={18} />}
        maxLength={60}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <ul className="admin-list" aria-live="polite">
        {forbidden.map((kind) => (
          <li key={kind.code}>
            <span className="admin-list-main">
              <span className="cell-title">
                <strong>{nameOf(kind)}</strong> <Light kind="bad">{say('forbidden')}</Light>
              </span>
              <span className="soft">{nameOf({ zh: kind.insteadZh, en: kind.insteadEn })}</span>
            </span>
            <Button onClick={() => refuse(kind)}>{say('refuse')}</Button>
          </li>
        ))}
        {allowed.map((kind) => (
          <li key={kind.code}>
            <span className="admin-list-main">
              <span className="cell-title">
                <strong>{nameOf(kind)}</strong> <Light kind="good">{say('allowed')}</Light>
              </span>
              <span className="soft">{kind.purpose}</span>
            </span>
            <Button type="primary" onClick={() => issue(kind)}>
              {say('issue')}
            </Button>
          </li>
        ))}
        {nothing && (
          <li>
            <span className="admin-list-main">
              <strong>{say('offList', { q })}</strong>
              <span className="soft cell-second">{say('offListWay')}</span>
            </span>
            <Button onClick={() => refuse({ zh: q, en: q, insteadZh: '', insteadEn: '' })}>{say('refuse')}</Button>
          </li>
        )}
      </ul>
      <Drawer open={refusing !== undefined} onClose={() => refuse(undefined)} title={refusing && nameOf(refusing)} size="min(520px, 100vw)" destroyOnHidden>
        {refusing && <RefuseForm areaId={areaId} kind={refusing} onDone={() => refuse(undefined)} />}
      </Drawer>
      <Drawer open={issuing !== undefined} onClose={() => issue(undefined)} title={issuing && nameOf(issuing)} size="min(620px, 100vw)" destroyOnHidden>
        {issuing && <IssueForm areaId={areaId} kind={issuing} />}
      </Drawer>
    </section>
  )
} // prettier-ignore
