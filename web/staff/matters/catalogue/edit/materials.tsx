import { Button } from 'antd'
import { useState } from 'react'
import type { FormField } from '#contract/matters/forms.ts'
import { Material } from '#contract/matters/item.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useNameOf } from '../../form/name-of.ts'
import { Conditions } from './conditions.tsx'
import { ChoiceIn, ChoicesIn, FlagIn, NumberIn, TextIn } from './inputs.tsx'
import { MovableList } from './movable-list.tsx'
import { SampleIn } from './sample-in.tsx'
import { useRegisterFields } from './register-fields.ts'
import { words } from './words.ts'

const sources = ['applicant', 'register', 'department', 'written_here'] as const
const freeKey = (stem: string, taken: readonly string[]) => {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${stem}_${n}`)) return `${stem}_${n}`
}

/** 材料: which papers, how many, who has them, when they aren't asked for. */
export const Materials = ({ areaId, code, rows, fields, onChange }: { areaId: number; code: string; rows: readonly Material[]; fields: readonly FormField[]; onChange: (rows: Material[]) => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const registerFields = useRegisterFields()
  const [opened, open] = useState<number>()
  const add = () => {
    const name = say('addPaper')
    onChange([...rows, Material.parse({ key: freeKey('paper', rows.map((r) => r.key)), zh: name, en: name, copies: 1 })])
    open(rows.length)
  }
  return (
    <div className="admin-stack">
      <MovableList
        rows={rows}
        nameOf={nameOf}
        about={(m) => [phrase(`matters.source.${m.source}`), m.required ? say('required') : null, m.promise ? say('promise') : null].filter(Boolean).join(' · ')}
        opened={opened}
        onOpen={open}
        onChange={onChange}
      >
        {(m, _, set) => (
          <div className="matter-form">
            <TextIn label={say('zh')} value={m.zh} max={80} onChange={(zh) => set({ zh })} />
            <TextIn label={say('en')} value={m.en} max={160} onChange={(en) => set({ en })} />
            <TextIn label={say('key')} value={m.key} max={40} onChange={(key) => set({ key })} />
            <ChoiceIn label={say('source')} value={m.source} onChange={(source) => source && set({ source })} options={sources.map((s) => ({ value: s, label: phrase(`matters.source.${s}`) }))} />
            <NumberIn label={say('originals')} min={0} value={m.originals} onChange={(n) => set({ originals: n ?? 0 })} />
            <NumberIn label={say('copies')} min={0} value={m.copies} onChange={(n) => set({ copies: n ?? 0 })} />
            <div className="matter-field-wide item-flags">
              <FlagIn label={say('required')} value={m.required} onChange={(required) => set({ required })} />
              <FlagIn label={say('electronic')} value={m.electronic} onChange={(electronic) => set({ electronic })} />
              <FlagIn label={say('promise')} value={m.promise} onChange={(promise) => set({ promise })} />
            </div>
            <ChoicesIn wide label={say('fetchedFrom')} value={m.fetchedFrom ?? []} onChange={(from) => set({ fetchedFrom: from.length ? from : undefined })} options={registerFields(m.fetchedFrom ?? [])} />
            <Conditions label={say('requiredIf')} fields={fields} value={m.requiredIf ?? []} onChange={(all) => set({ requiredIf: all.length ? all : undefined })} />
            <TextIn wide long label={say('sample')} value={m.sampleText ?? ''} max={2000} onChange={(text) => set({ sampleText: text || undefined })} />
            <SampleIn areaId={areaId} code={code} material={m} onChange={(file) => set({ sampleFile: file, ...(file ? {} : { sampleAreaId: undefined }) })} />
            <TextIn wide label={say('paperNote')} value={m.noteZh ?? ''} max={300} onChange={(note) => set({ noteZh: note || undefined })} />
          </div>
        )}
      </MovableList>
      <span>
        <Button onClick={add}>{say('addPaper')}</Button>
      </span>
    </div>
  )
} // prettier-ignore
