import { Button, DatePicker, Input, InputNumber, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { Rotation } from '#contract/matters/hall-site.ts'
import { listOrganisations } from '#contract/territory/organisations.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { spansText } from '../../../territory/week-text.ts'
import { today } from '../days.ts'
import { ClassChoice } from './class-choice.tsx'
import { RuleFields } from './rule-fields.tsx'
import { readSpan } from './span-text.ts'
import type { Plan, Propose } from './use-change.ts'
import { words } from './words.ts'

type Draft = Omit<Rotation, 'organisationId'> & { organisationId?: number }
type Props = { plan: Plan; rotation?: Rotation; propose: Propose; onDone: () => void }

const empty = (plan: Plan): Draft => ({
  id: clientId(),
  kind: 'rotating',
  windowNo: plan.windows.find((w) => w.active)?.no ?? 1,
  classes: [],
  rule: { by: 'week', every: 1, weekdays: [2], since: today() },
  from: null,
  to: null,
  slotMinutes: null,
  onClosed: 'skip',
  validFrom: today(),
  validTo: null,
})
const isWhole = ({ rule }: Draft) =>
  rule.by === 'dates' ? rule.days.length > 0 : rule.by === 'week' ? rule.weekdays.length > 0 : rule.nths.length > 0

/** A department at a window: who, which days, for what (D16, D17). */
export const RotationForm = ({ plan, rotation, propose, onDone }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const { areaId } = plan.site
  const organisations = useAnswer(listOrganisations, { params: { areaId }, query: { reach: 'true' } })
  const [draft, setDraft] = useState<Draft>(() => rotation ?? empty(plan))
  const [hours, setHours] = useState(() =>
    draft.from !== null && draft.to !== null ? spansText([[draft.from, draft.to]]) : '',
  )
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch })
  const span = hours.trim() ? readSpan(hours) : null
  const ready = draft.organisationId && draft.classes.length && isWhole(draft) && span !== undefined
  const preview = () => {
    if (!ready || !draft.organisationId || span === undefined) return
    const { organisationId } = draft
    propose({
      title: say(rotation ? 'editRotation' : 'addRotation'),
      change: {
        kind: 'rotation',
        rotation: { ...draft, organisationId, from: span?.[0] ?? null, to: span?.[1] ?? null },
      },
      onDone,
    })
  }
  return (
    <div className="hall-stack">
      <div className="hall-field">
        <span>{say('organisation')}</span>
        <Select
          className="hall-wide"
          aria-label={say('organisation')}
          showSearch={{ optionFilterProp: 'label' }}
          loading={organisations.isFetching}
          value={draft.organisationId}
          onChange={(organisationId: number) => set({ organisationId })}
          options={(organisations.data?.rows ?? []).map((o) => ({ value: o.id, label: o.name }))}
        />
      </div>
      <div className="hall-two">
        <div className="hall-field">
          <span>{say('residence')}</span>
          <div>
            <Segmented
              aria-label={say('residence')}
              value={draft.kind}
              onChange={(kind) => set({ kind })}
              options={(['rotating', 'resident'] as const).map((value) => ({
                value,
                label: phrase(`matters.rotation.${value}`),
              }))}
            />
          </div>
        </div>
        <div className="hall-field">
          <span>{say('window')}</span>
          <Select
            aria-label={say('window')}
            value={draft.windowNo}
            onChange={(windowNo: number) => set({ windowNo })}
            options={plan.windows
              .filter((w) => w.active)
              .map((w) => ({ value: w.no, label: `${say('windowNo', { no: w.no })} ${w.name}` }))}
          />
        </div>
      </div>
      <div className="hall-field">
        <span>{say('classes')}</span>
        <ClassChoice
          areaId={areaId}
          label={say('classes')}
          value={draft.classes}
          onChange={(classes) => set({ classes })}
        />
      </div>
      <RuleFields rule={draft.rule} onChange={(rule) => set({ rule })} />
      <div className="hall-two">
        <label className="hall-field">
          <span>{say('hoursFrom')}</span>
          <Input
            placeholder={say('spanHint')}
            status={span === undefined ? 'error' : undefined}
            value={hours}
            onChange={(e) => setHours(e.target.value)}
          />
        </label>
        <label className="hall-field">
          <span>{say('slotMinutes')}</span>
          <InputNumber min={5} max={120} value={draft.slotMinutes} onChange={(slotMinutes) => set({ slotMinutes })} />
        </label>
        <label className="hall-field">
          <span>{say('validFrom')}</span>
          <DatePicker
            allowClear={false}
            value={dayjs(draft.validFrom)}
            onChange={(day) => day && set({ validFrom: day.format('YYYY-MM-DD') })}
          />
        </label>
        <label className="hall-field">
          <span>{say('validTo')}</span>
          <DatePicker
            value={draft.validTo ? dayjs(draft.validTo) : null}
            onChange={(day) => set({ validTo: day ? day.format('YYYY-MM-DD') : null })}
          />
        </label>
      </div>
      <div className="hall-field">
        <span>{say('onClosed')}</span>
        <div>
          <Segmented
            aria-label={say('onClosed')}
            value={draft.onClosed}
            onChange={(onClosed) => set({ onClosed: onClosed === 'next' ? 'next' : 'skip' })}
            options={[
              { value: 'skip', label: say('skip') },
              { value: 'next', label: say('nextDay') },
            ]}
          />
        </div>
      </div>
      <div className="form-end">
        <Button type="primary" disabled={!ready} onClick={preview}>
          {say('preview')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
