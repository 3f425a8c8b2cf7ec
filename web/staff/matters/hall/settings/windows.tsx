import { Alert, Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { StaffedWindow } from '#contract/matters/hall-site.ts'
import { Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { ClassChoice } from './class-choice.tsx'
import { PersonChoice } from './person-choice.tsx'
import type { Plan, Propose } from './use-change.ts'
import { words } from './words.ts'

type Props = { plan: Plan; propose: Propose }

/** Windows with what they serve and their A and B (D03, D07). */
export const Windows = ({ plan, propose }: Props) => {
  const say = useWords(words)
  const [rows, setRows] = useState<StaffedWindow[]>(plan.windows)
  const { areaId } = plan.site
  const set = (at: number, patch: Partial<StaffedWindow>) =>
    setRows(rows.map((row, i) => (i === at ? { ...row, ...patch } : row)))
  const without = rows.filter((w) => w.active && !w.personB).map((w) => w.no)
  const wrong =
    !rows.length ||
    rows.some((w) => !w.no || !w.name.trim() || !w.classes.length || (w.personA && w.personA === w.personB))
  const changed = JSON.stringify(rows) !== JSON.stringify(plan.windows)
  const next = Math.max(0, ...rows.map((w) => w.no)) + 1
  return (
    <Panel
      title={say('windows')}
      actions={
        <Button
          icon={<Icon name="plus" size={16} />}
          disabled={next > 99}
          onClick={() =>
            setRows([
              ...rows,
              {
                no: next,
                name: '综合窗口',
                classes: ['*'],
                bookable: true,
                active: true,
                personA: null,
                personB: null,
              },
            ])
          }
        >
          {say('addWindow')}
        </Button>
      }
    >
      <div className="hall-stack">
        {without.length > 0 && <Alert type="info" showIcon title={say('withoutB', { list: sayList(without) })} />}
        {rows.map((w, at) => (
          <fieldset key={plan.windows[at]?.no ?? `new ${at}`} className="hall-window-row">
            <legend className="spoken">{say('windowNo', { no: w.no })}</legend>
            <div className="hall-window-top">
              <label className="hall-field">
                <span>{say('no')}</span>
                <InputNumber min={1} max={99} value={w.no} onChange={(no) => set(at, { no: no ?? 0 })} />
              </label>
              <label className="hall-field">
                <span>{say('name')}</span>
                <Input maxLength={30} value={w.name} onChange={(e) => set(at, { name: e.target.value })} />
              </label>
              <div className="hall-field">
                <span>{say('classes')}</span>
                <ClassChoice
                  areaId={areaId}
                  label={`${say('windowNo', { no: w.no })} ${say('classes')}`}
                  value={w.classes}
                  onChange={(classes) => set(at, { classes })}
                />
              </div>
            </div>
            <div className="hall-window-top">
              <div className="hall-field">
                <span>{say('personA')}</span>
                <PersonChoice
                  areaId={areaId}
                  label={`${say('windowNo', { no: w.no })} ${say('personA')}`}
                  names={plan.names}
                  value={w.personA}
                  onChange={(personA) => set(at, { personA })}
                />
              </div>
              <div className="hall-field">
                <span>{say('personB')}</span>
                <PersonChoice
                  areaId={areaId}
                  label={`${say('windowNo', { no: w.no })} ${say('personB')}`}
                  names={plan.names}
                  value={w.personB}
                  onChange={(personB) => set(at, { personB })}
                />
              </div>
              <div className="hall-window-checks">
                <Checkbox checked={w.bookable} onChange={(e) => set(at, { bookable: e.target.checked })}>
                  {say('bookable')}
                </Checkbox>
                <Checkbox checked={w.active} onChange={(e) => set(at, { active: e.target.checked })}>
                  {say('active')}
                </Checkbox>
              </div>
            </div>
          </fieldset>
        ))}
        <div className="form-end">
          <Button
            type="primary"
            disabled={!changed || wrong}
            onClick={() => propose({ title: say('windows'), change: { kind: 'windows', windows: rows } })}
          >
            {say('preview')}
          </Button>
          {changed && <Button onClick={() => setRows(plan.windows)}>{say('cancel')}</Button>}
        </div>
      </div>
    </Panel>
  )
}
