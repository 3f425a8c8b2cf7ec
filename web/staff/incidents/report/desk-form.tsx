import { Alert, Button, Checkbox, Input, Radio, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { sources, type Receipt, type Source } from '#contract/incidents/incidents.ts'
import { Phone } from '#contract/shapes.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { useReport } from '#kit/report/use-report.ts'
import { CategoryLine } from './category-line.tsx'
import { PlaceFields } from './place-fields.tsx'
import { SimilarCases } from './similar-cases.tsx'
import { words } from './words.ts'

const ours = sources.filter((source) => source !== 'resident' && source !== 'visit' && source !== 'api')
type Props = { areaId: number; source: Source; onDone: (receipt: Receipt) => void }

/** A report taken at a desk: typed while somebody speaks, so it is one column in the order they tell it, kept at every letter. */
export const DeskForm = ({ areaId, source, onDone }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const [phoneWrong, setPhoneWrong] = useState(false)
  const report = useReport({ name: `desk.${source}`, onDone })
  const { draft, change, errors } = report
  const { extras } = draft
  const set = (part: typeof extras) => change({ extras: { ...extras, ...part } })
  const send = (e: FormEvent) => {
    e.preventDefault()
    const wrong = Boolean(extras.reporterPhone) && !Phone.safeParse(extras.reporterPhone).success
    setPhoneWrong(wrong)
    if (wrong) return document.getElementById('report-phone')?.focus()
    if (!extras.source) change({ extras: { ...extras, source } })
    void report.submit(true)
  }
  return (
    <form className="report" onSubmit={send} noValidate>
      <div className="report-main stack-wide">
        {report.restored && (
          <Alert
            type="info"
            showIcon
            title={say('restored')}
            action={
              <Button size="small" type="link" onClick={report.clear}>
                {say('afresh')}
              </Button>
            }
          />
        )}
        <Panel>
          <label htmlFor="report-text" className="filter-label">
            {say('what')}
          </label>
          <Input.TextArea
            id="report-text"
            rows={4}
            autoFocus
            maxLength={2000}
            showCount
            status={errors.text ? 'error' : undefined}
            value={draft.text}
            placeholder={say('whatHint')}
            onChange={(e) => change({ text: e.target.value })}
          />
          {errors.text && (
            <p className="field-wrong" role="alert">
              {errors.text}
            </p>
          )}
          <label htmlFor="report-category" className="filter-label report-gap">
            {say('category')}
          </label>
          <CategoryLine
            areaId={areaId}
            text={draft.text}
            value={draft.category}
            onChange={(category) => change({ category })}
          />
          {errors.category && (
            <p className="field-wrong" role="alert">
              {errors.category}
            </p>
          )}
        </Panel>
        <Panel title={say('place')}>
          <PlaceFields
            areaId={areaId}
            value={draft.place}
            onChange={(place) => change({ place })}
            error={errors.place}
            map
          />
        </Panel>
        <Panel title={say('reporter')}>
          <div className="report-row">
            <label>
              <span className="filter-label">{say('name')}</span>
              <Input
                maxLength={50}
                autoComplete="off"
                value={extras.reporterName ?? ''}
                onChange={(e) => set({ reporterName: e.target.value.trim() ? e.target.value : undefined })}
              />
            </label>
            <label>
              <span className="filter-label">{say('phone')}</span>
              <Input
                id="report-phone"
                inputMode="tel"
                autoComplete="off"
                maxLength={11}
                status={phoneWrong ? 'error' : undefined}
                value={extras.reporterPhone ?? ''}
                onChange={(e) => set({ reporterPhone: e.target.value.trim() || undefined })}
              />
            </label>
          </div>
          {phoneWrong && (
            <p className="field-wrong" role="alert">
              {say('phoneWrong')}
            </p>
          )}
          <p className="soft small">{say('reporterHint')}</p>
        </Panel>
        <Panel>
          <PhotoPicker photos={report.photos} label={say('photos')} optional={say('may')} />
        </Panel>
      </div>
      <aside className="report-side stack-wide">
        <Panel>
          <div className="stack">
            <label>
              <span className="filter-label">{say('source')}</span>
              <Select
                className="wide"
                value={extras.source ?? source}
                onChange={(chosen: Source) => set({ source: chosen })}
                options={ours.map((one) => ({ value: one, label: phrase(`incidents.source.${one}`) }))}
              />
            </label>
            <span className="filter-label" id="report-level">
              {say('level')}
            </span>
            <Radio.Group
              aria-labelledby="report-level"
              value={extras.level ?? 1}
              onChange={(e) => set({ level: e.target.value as number })}
              options={[1, 2, 3, 4].map((n) => ({ value: n, label: phrase(`incidents.level.${n}`) }))}
            />
            <span className="filter-label" id="report-scale">
              {say('scale')}
            </span>
            <Radio.Group
              aria-labelledby="report-scale"
              value={extras.scale ?? 'individual'}
              onChange={(e) => set({ scale: e.target.value as 'individual' | 'group' })}
              options={['individual', 'group'].map((one) => ({ value: one, label: phrase(`incidents.scale.${one}`) }))}
            />
            <div>
              <Checkbox checked={extras.urgent ?? false} onChange={(e) => set({ urgent: e.target.checked })}>
                {say('urgent')}
              </Checkbox>
              <Checkbox checked={extras.secret ?? false} onChange={(e) => set({ secret: e.target.checked })}>
                {say('secret')}
              </Checkbox>
            </div>
          </div>
        </Panel>
        <Panel title={say('near')}>
          <SimilarCases areaId={areaId} text={draft.text} categoryId={draft.category?.id} place={draft.place} />
        </Panel>
        {errors.rest && <Alert type="error" showIcon title={errors.rest} role="alert" />}
        <Button type="primary" size="large" htmlType="submit" block loading={report.busy}>
          {say('send')}
        </Button>
      </aside>
    </form>
  )
}
