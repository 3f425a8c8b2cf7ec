import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { listPartLimits, savePartLimit } from '#contract/matters/part-limits.ts'
import { LimitUnit, sayLimit } from '#contract/time/limit.ts'
import { text } from '#contract/shapes.ts'
import { AreaName } from '#kit/area-name.tsx'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend, type RowOf } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

const units = LimitUnit.options
const shape = z.object({ amount: z.int().min(1).max(8784), unit: LimitUnit, basis: text(300) })

/** 办理时限 of questions, errands, certificates and corrections: how long each step may take here, and on what basis. */
export const PartLimits = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const locale = useLanguage()
  const [editing, edit] = useState<RowOf<typeof listPartLimits>>()
  const query = useAnswer(listPartLimits, { params: { areaId } })
  const send = useSend(savePartLimit, ['matters.list_part_limits'])
  const unitName = (unit: LimitUnit) => say(`unit.${unit}`)
  return (
    <Answered query={query}>
      {({ rows }) => (
        <>
          <p className="soft admin-note">{say('limitsLead')}</p>
          <ul className="admin-list">
            {rows.map((row) => (
              <li key={row.step}>
                <span className="admin-list-main">
                  <strong>{phrase(`matters.limit.${row.step}`)}</strong>
                  <span className="soft small cell-second">{row.basis}</span>
                </span>
                <span>{sayLimit(locale, { amount: row.amount, unit: row.unit as LimitUnit })}</span>
                <span className="soft small">
                  {row.version ? say('powerHere') : <>{say('powerAbove')} {row.areaId !== areaId && <AreaName areaId={row.areaId} />}</>}
                </span>
                <Button size="small" aria-label={`${say('change')} ${phrase(`matters.limit.${row.step}`)}`} onClick={() => edit(row)}>
                  {say('change')}
                </Button>
              </li>
            ))}
          </ul>
          <Drawer open={editing !== undefined} onClose={() => edit(undefined)} title={editing && phrase(`matters.limit.${editing.step}`)} size="min(460px, 100vw)" destroyOnHidden>
            {editing && (
              <SchemaForm
                shape={shape}
                initial={{ amount: editing.amount, unit: editing.unit as LimitUnit, ...(editing.version ? { basis: editing.basis } : {}) }}
                fields={{
                  amount: { label: say('limitAmount') },
                  unit: { label: say('limitUnit'), control: <Select className="wide" options={units.map((u) => ({ value: u, label: unitName(u) }))} /> },
                  basis: { label: say('limitBasis'), kind: 'long', hint: say('limitHint') },
                }}
                submit={say('save')}
                send={async ({ amount, unit, basis }) => {
                  await send.mutateAsync({ params: { areaId, step: editing.step }, body: { limit: { amount, unit }, basis, version: editing.version } })
                  sayDone(say('saved'))
                  edit(undefined)
                }}
              />
            )}
          </Drawer>
        </>
      )}
    </Answered>
  )
} // prettier-ignore
