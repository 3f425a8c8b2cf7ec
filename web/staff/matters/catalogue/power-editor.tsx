import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { savePower, type PowerOfItem } from '#contract/matters/catalogue-admin.ts'
import { powerModes, powerTiers, type Power, type PowerTier } from '#contract/matters/item.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { OrganisationPicker } from '../../incidents/move/organisation-picker.tsx'
import { words } from './words.ts'

type Row = z.output<typeof PowerOfItem>
type One = z.output<typeof Power>
const blank = (tier: PowerTier): One => ({
  tier,
  mayAccept: false,
  mayDecide: false,
  mode: 'own',
  organisationId: null,
})

/** Who may accept and decide one item: a line for each tier. */
export const PowerEditor = ({ areaId, row, onDone }: { areaId: number; row: Row; onDone: () => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const [rows, setRows] = useState(() => powerTiers.map((tier): One => row.rows.find((r) => r.tier === tier) ?? blank(tier)))
  const save = useSend(savePower)
  const set = (tier: PowerTier, change: Partial<One>) => setRows(rows.map((r) => (r.tier === tier ? { ...r, ...change } : r)))
  const send = () =>
    save.mutate(
      {
        params: { areaId, code: row.code },
        body: {
          rows: rows
            .filter((r) => r.mayAccept || r.mayDecide)
            .map(({ tier, mayAccept, mayDecide, mode, organisationId }) => ({ tier, mayAccept, mayDecide, mode, organisationId })),
        },
      },
      { onSuccess: () => (sayDone(say('saved')), onDone()), onError: sayRefused },
    )
  return (
    <div className="admin-stack">
      {rows.map((r) => {
        const tier = phrase(`matters.tier.${r.tier}`)
        return (
          <fieldset key={r.tier} className="power-tier">
            <legend>{tier}</legend>
            <Checkbox checked={r.mayAccept} onChange={(e) => set(r.tier, { mayAccept: e.target.checked })}>
              {say('mayAccept')}
            </Checkbox>
            <Checkbox checked={r.mayDecide} onChange={(e) => set(r.tier, { mayDecide: e.target.checked, ...(e.target.checked ? { mayAccept: true } : {}) })}>
              {say('mayDecide')}
            </Checkbox>
            <Select
              aria-label={`${tier} ${say('mode')}`}
              value={r.mode}
              onChange={(mode) => set(r.tier, { mode })}
              options={powerModes.map((m) => ({ value: m, label: phrase(`matters.mode.${m}`) }))}
            />
            {r.mayDecide && (
              <label className="matter-field power-department">
                {say('department')}
                <OrganisationPicker
                  areaId={areaId}
                  label={`${tier} ${say('department')}`}
                  value={r.organisationId ?? undefined}
                  onChange={(one) => set(r.tier, { organisationId: (one as number | undefined) ?? null })}
                />
              </label>
            )}
          </fieldset>
        )
      })}
      <div className="form-end">
        <Button type="primary" loading={save.isPending} onClick={send}>
          {say('save')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
} // prettier-ignore
