import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { CertificateField, saveCertificateKind, type CertificateKind } from '#contract/matters/certificate-lists.ts'
import { sayIssue } from '#kit/form/say-issue.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { ChoiceIn, FlagIn, LinesIn, NumberIn, TextIn } from '../catalogue/edit/inputs.tsx'
import { MovableList } from '../catalogue/edit/movable-list.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

type Content = Omit<CertificateKind, 'id' | 'areaId' | 'code' | 'version' | 'example'>
const fresh: Content = { zh: '', en: '', basis: '', purpose: '', procedure: '', materials: [], fields: [], template: '', validDays: null, approval: 'head', active: true } // prettier-ignore
const kinds = ['text', 'long_text', 'day', 'id_number', 'choice'] as const
const registers = ['name', 'sex', 'birth_on', 'document', 'address', 'registered_address', 'nation'] as const

type Props = { areaId: number; kind: CertificateKind | undefined; onDone: () => void }

/** 可以出具的证明: its form, basis, procedure and wording; saved it is a new version, issued ones keep theirs. */
export const KindEditor = ({ areaId, kind, onDone }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const [code, setCode] = useState(kind?.code ?? '')
  const [c, setContent] = useState<Content>(kind ?? fresh)
  const [opened, open] = useState<number>()
  const send = useSend(saveCertificateKind, ['matters.get_certificate_lists'])
  const set = (change: Partial<Content>) => setContent({ ...c, ...change })
  const { id: _, areaId: __, code: ___, version: ____, example: _____, ...content } = c as CertificateKind
  const version = kind?.areaId === areaId ? kind.version : 0
  const asked = { ...content, version }
  const read = saveCertificateKind.body.safeParse(asked, { reportInput: true })
  const codeRight = saveCertificateKind.params.shape.code.safeParse(code).success
  const issue = read.success ? undefined : read.error.issues[0]
  const addField = () => {
    const free = (n: number): string => (c.fields.some((f) => f.name === `field_${n}`) ? free(n + 1) : `field_${n}`)
    const name = free(c.fields.length + 1)
    set({ fields: [...c.fields, CertificateField.parse({ name, zh: say('newField'), en: 'Field', kind: 'text', required: true })] }) // prettier-ignore
    open(c.fields.length)
  }
  const save = () =>
    read.data &&
    send.mutate(
      { params: { areaId, code }, body: read.data },
      {
        onSuccess: () => {
          sayDone(say('kindSaved'))
          onDone()
        },
      },
    )
  return (
    <Drawer open onClose={onDone} title={kind ? nameOf(kind) : say('newKind')} size="min(760px, 100vw)">
      <div className="admin-stack">
        <div className="matter-form">
          <TextIn label={say('kindZh')} max={60} value={c.zh} onChange={(zh) => set({ zh })} />
          <TextIn label={say('kindEn')} max={120} value={c.en} onChange={(en) => set({ en })} />
          {!kind && <TextIn label={say('kindCode')} max={40} value={code} onChange={setCode} />}
          <ChoiceIn label={say('approval')} value={c.approval} onChange={(approval) => approval && set({ approval })} options={[{ value: 'head', label: say('approvalHead') }, { value: 'clerk', label: say('approvalClerk') }]} />
          <NumberIn label={say('validDays')} min={1} value={c.validDays ?? undefined} onChange={(n) => set({ validDays: n ?? null })} />
          <TextIn wide long label={say('basis')} max={500} value={c.basis} onChange={(basis) => set({ basis })} />
          <TextIn wide long label={say('purpose')} max={300} value={c.purpose} onChange={(purpose) => set({ purpose })} />
          <TextIn wide long label={say('procedure')} max={1000} value={c.procedure} onChange={(procedure) => set({ procedure })} />
          <LinesIn wide label={say('materialLines')} value={c.materials} read={(p) => p.join('/')} write={(one) => one} onChange={(materials) => set({ materials: [...materials] })} />
        </div>
        <section>
          <h3>{say('fieldsOf')}</h3>
          <MovableList
            rows={c.fields}
            nameOf={nameOf}
            about={(f) => `{${f.name}} · ${say(`fieldKind.${f.kind}`)}`}
            opened={opened}
            onOpen={open}
            onChange={(fields) => set({ fields })}
          >
            {(f, _, change) => (
              <div className="matter-form">
                <TextIn label={say('kindZh')} max={40} value={f.zh} onChange={(zh) => change({ zh })} />
                <TextIn label={say('kindEn')} max={80} value={f.en} onChange={(en) => change({ en })} />
                <TextIn label={say('kindCode')} max={40} value={f.name} onChange={(name) => change({ name })} />
                <ChoiceIn label={say('fieldType')} value={f.kind} onChange={(k) => k && change({ kind: k })} options={kinds.map((k) => ({ value: k, label: say(`fieldKind.${k}`) }))} />
                <ChoiceIn clear label={say('fromRegister')} value={f.from ?? undefined} onChange={(from) => change({ from: from ?? null })} options={registers.map((r) => ({ value: r, label: say(`register.${r}`) }))} />
                {f.kind === 'choice' && <LinesIn wide label={say('choiceLines')} value={f.choices} read={(p) => p.join('/')} write={(one) => one} onChange={(choices) => change({ choices: [...choices] })} />}
                <FlagIn label={say('requiredField')} value={f.required} onChange={(required) => change({ required })} />
              </div>
            )}
          </MovableList>
          <Button size="small" onClick={addField}>
            {say('addField')}
          </Button>
        </section>
        <div className="matter-form">
          <TextIn wide long label={say('templateText')} max={2000} value={c.template} onChange={(template) => set({ template })} />
          <p className="matter-field-wide soft small">{say('templateHint', { names: ['purpose', 'for_whom', ...c.fields.map((f) => f.name)].map((n) => `{${n}}`).join(' ') })}</p>
          <FlagIn label={say('kindActive')} value={c.active} onChange={(active) => set({ active })} />
        </div>
        {issue && (c.zh || kind) && <p className="import-fault" role="status">{`${issue.path.join('.')} ${sayIssue(issue)}`}</p>}
        {!codeRight && code && <p className="import-fault" role="status">{say('codeHint')}</p>}
        {send.error && <p className="import-fault" role="alert">{send.error.message}</p>}
        <span className="admin-row-actions">
          <Button type="primary" disabled={!read.success || !codeRight} loading={send.isPending} onClick={save}>
            {say('saveKind')}
          </Button>
          <Button onClick={onDone}>{say('cancel')}</Button>
        </span>
      </div>
    </Drawer>
  )
} // prettier-ignore
