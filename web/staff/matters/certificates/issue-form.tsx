import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import type { CertificateKind } from '#contract/matters/certificate-lists.ts'
import { draftCertificate, prefillCertificate } from '#contract/matters/certificates.ts'
import type { FoundApplicant } from '#contract/matters/window.ts'
import { clientId } from '#kit/client-id.ts'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useNameOf } from '../form/name-of.ts'
import { PersonFinder } from '../window/person-finder.tsx'
import type { Chosen } from '../window/use-intake.ts'
import { words } from './words.ts'

/** 开证明: what the register knows isn't asked; then it waits for approval by another. */
export const IssueForm = ({ areaId, kind }: { areaId: number; kind: CertificateKind }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const go = useNavigate()
  const [id] = useState(clientId)
  const [chosen, choose] = useState<Chosen>()
  const [values, setValues] = useState<Record<string, string>>({})
  const [about, setAbout] = useState({ purpose: '', forWhom: '', phone: '' })
  const person: FoundApplicant | undefined = chosen?.kind === 'known' ? chosen.person : undefined
  const prefill = useAnswer(
    prefillCertificate,
    person ? { params: { areaId: person.personAreaId }, query: { kind: kind.code, personId: person.personId } } : undefined,
  )
  const send = useSend(draftCertificate)
  const known = new Map((prefill.data?.fields ?? []).flatMap((f) => (f.source && f.text ? [[f.name, f]] : [])))
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const body = {
      id,
      kind: kind.code,
      ...(person ? { personId: person.personId } : {}),
      values: Object.fromEntries(Object.entries(values).filter(([, v]) => v.trim())),
      purpose: about.purpose.trim(),
      forWhom: about.forWhom.trim(),
      ...(about.phone.trim() ? { phone: about.phone.trim() } : {}),
    }
    send.mutate(
      { params: { areaId }, body },
      { onSuccess: () => void go({ to: '/matters/certificates/$areaId/$id', params: { areaId: String(areaId), id } }) },
    )
  }
  const asked = kind.fields.filter((f) => !known.has(f.name))
  return (
    <div className="admin-stack">
      <p className="soft small">
        {say('colon', { label: say('basis') })}
        {kind.basis}
        <br />
        {say('colon', { label: say('procedure') })}
        {kind.procedure}
        {kind.materials.length > 0 && (
          <>
            <br />
            {say('colon', { label: say('materials') })}
            {sayList(kind.materials)}
          </>
        )}
      </p>
      {!chosen ? (
        <section aria-label={say('who')}>
          <h3>{say('who')}</h3>
          <PersonFinder areaId={areaId} onChoose={choose} />
        </section>
      ) : (
        <form className="window-way" onSubmit={submit}>
          {known.size > 0 && (
            <section className="window-known" aria-label={say('fromRegister')}>
              <h4>{say('fromRegister')}</h4>
              <ul>
                {kind.fields.filter((f) => known.has(f.name)).map((f) => (
                  <li key={f.name}>
                    <span className="soft small">{nameOf(f)}</span>
                    <span>{known.get(f.name)?.text}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {asked.map((f) => (
            <div key={f.name} className="matter-field">
              <label htmlFor={`cert-${f.name}`}>{nameOf(f)}</label>
              {f.kind === 'choice' ? (
                <Select id={`cert-${f.name}`} value={values[f.name]} onChange={(v) => setValues({ ...values, [f.name]: v })} options={f.choices.map((c) => ({ value: c, label: c }))} />
              ) : (
                <Input
                  id={`cert-${f.name}`}
                  type={f.kind === 'day' ? 'date' : 'text'}
                  maxLength={1000}
                  required={f.required}
                  value={values[f.name] ?? ''}
                  onChange={(e) => setValues({ ...values, [f.name]: e.target.value })}
                />
              )}
            </div>
          ))}
          {(['purpose', 'forWhom', 'phone'] as const).map((key) => (
            <div key={key} className="matter-field">
              <label htmlFor={`cert-about-${key}`}>{say(key)}</label>
              <Input id={`cert-about-${key}`} maxLength={100} required={key !== 'phone'} value={about[key]} onChange={(e) => setAbout({ ...about, [key]: e.target.value })} />
            </div>
          ))}
          {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
          <div className="form-end">
            <Button type="primary" htmlType="submit" loading={send.isPending}>
              {say('draft')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
} // prettier-ignore
