import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { checkForm, checkSchema } from '#contract/matters/check-form.ts'
import { fieldKinds, FormField, shownFields, type FormSchema, type FormValues } from '#contract/matters/forms.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { ItemForm } from '../../form/item-form.tsx'
import { useNameOf } from '../../form/name-of.ts'
import { Conditions } from './conditions.tsx'
import { ChoiceIn, FlagIn, LinesIn, NumberIn, TextIn } from './inputs.tsx'
import { MovableList } from './movable-list.tsx'
import { useRegisterFields } from './register-fields.ts'
import { words } from './words.ts'

const chosenFrom = new Set(['choice', 'choices'])

/** 表单设计: questions, rules and what the register answers; beside it the form as the window will see it. */
export const Designer = ({ form, onChange }: { form: FormSchema; onChange: (form: FormSchema) => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const registerFields = useRegisterFields()
  const [opened, open] = useState<number>()
  const [values, setValues] = useState<FormValues>({})
  const [asKnown, setAsKnown] = useState(true)
  const { fields } = form
  const faults = checkSchema(form)
  const known = new Set(asKnown ? fields.filter((f) => f.prefill).map((f) => f.key) : [])
  const sound = faults.length === 0
  const wrong = sound ? checkForm(form, values, known) : []
  const add = () => {
    const name = say('addField')
    let n = fields.length + 1
    while (fields.some((f) => f.key === `field_${n}`)) n++
    onChange({ fields: [...fields, FormField.parse({ key: `field_${n}`, zh: name, en: name, kind: 'text' })] })
    open(fields.length)
  }
  return (
    <div className="designer">
      <div className="admin-stack">
        {faults.map((f) => (
          <Alert key={`${f.field}.${f.why}`} type="error" showIcon title={phrase(`matters.schema.${f.why}`, { field: f.field })} />
        ))}
        <MovableList
          rows={fields}
          nameOf={nameOf}
          about={(f) => [say(`kind.${f.kind}`), f.required ? say('required') : null, f.prefill ? say('known') : null].filter(Boolean).join(' · ')}
          opened={opened}
          onOpen={open}
          onChange={(next) => onChange({ fields: next })}
        >
          {(f, at, set) => (
            <div className="matter-form">
              <TextIn label={say('zh')} value={f.zh} max={60} onChange={(zh) => set({ zh })} />
              <TextIn label={say('en')} value={f.en} max={120} onChange={(en) => set({ en })} />
              <TextIn label={say('key')} value={f.key} max={40} onChange={(key) => set({ key })} />
              <ChoiceIn label={say('fieldKind')} value={f.kind} onChange={(kind) => kind && set({ kind })} options={fieldKinds.map((k) => ({ value: k, label: say(`kind.${k}`) }))} />
              {chosenFrom.has(f.kind) && (
                <LinesIn
                  wide
                  label={say('options')}
                  value={f.options ?? []}
                  read={([value = '', zh = '', en = '']) => ({ value, zh: zh || value, en: en || zh || value })}
                  write={(o) => `${o.value}／${o.zh}／${o.en}`}
                  onChange={(options) => set({ options: [...options] })}
                />
              )}
              <NumberIn label={say('min')} value={f.min} onChange={(min) => set({ min })} />
              <NumberIn label={say('max')} value={f.max} onChange={(max) => set({ max })} />
              <ChoiceIn clear label={say('prefill')} value={f.prefill} onChange={(prefill) => set({ prefill: prefill || undefined })} options={registerFields(f.prefill ? [f.prefill] : [])} />
              <TextIn label={say('hint')} value={f.hintZh ?? ''} max={200} onChange={(hint) => set({ hintZh: hint || undefined })} />
              <TextIn label={say('hintEn')} value={f.hintEn ?? ''} max={200} onChange={(hint) => set({ hintEn: hint || undefined })} />
              <div className="matter-field-wide item-flags">
                <FlagIn label={say('required')} value={f.required} onChange={(required) => set({ required })} />
                <FlagIn label={say('sensitive')} value={f.sensitive} onChange={(sensitive) => set({ sensitive })} />
              </div>
              <Conditions label={say('shownIf')} fields={fields.slice(0, at)} value={f.shownIf ?? []} onChange={(all) => set({ shownIf: all.length ? all : undefined })} />
              <Conditions label={say('requiredIf')} fields={fields.slice(0, at)} value={f.requiredIf ?? []} onChange={(all) => set({ requiredIf: all.length ? all : undefined })} />
            </div>
          )}
        </MovableList>
        {!fields.length && <p className="soft">{say('noFields')}</p>}
        <span>
          <Button onClick={add}>{say('addField')}</Button>
        </span>
      </div>
      <section className="designer-preview" aria-label={say('preview')}>
        <h3>{say('preview')}</h3>
        <Checkbox checked={asKnown} onChange={(e) => setAsKnown(e.target.checked)}>
          {say('asIfKnown')}
        </Checkbox>
        {sound && (
          <>
            <ItemForm fields={shownFields(form, values, known).filter((f) => !known.has(f.key))} values={values} onChange={setValues} faults={wrong} known={known} prefix="preview" />
            <p role="status" className="soft">
              {wrong.length ? say('open', { n: wrong.length }) : say('all')}
            </p>
          </>
        )}
      </section>
    </div>
  )
} // prettier-ignore
