import '../admin.css'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { addLimit, type LimitRow, listLimits, removeLimit } from '#contract/incidents/configuration.ts'
import { clockSteps, type ClockStep } from '#contract/incidents/incident-flow.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { AreaChoice, useChosenArea } from '../territory/chosen-area.tsx'
import { useNames } from './category-names.ts'
import { type EditingLimit, LimitForm } from './limit-form.tsx'
import { NumberRules } from './number-rules.tsx'
import { TryLimits } from './try-limits.tsx'
import { words } from './words.ts'

type Row = z.output<typeof LimitRow>

const useCondition = () => {
  const say = useWords(words)
  const names = useNames()
  const phrase = usePhrases('incidents')
  return (row: Row) => {
    const parts = [
      names.category(row),
      row.limitGroup && names.group(row.limitGroup),
      row.level && phrase(`incidents.level.${row.level}`),
      row.organisation,
    ].filter(Boolean)
    return parts.length ? parts.join(' · ') : say('everything')
  }
}

type LineProps = { row: Row; areaId: number; onEdit: (editing: EditingLimit) => void }

const Line = ({ row, areaId, onEdit }: LineProps) => {
  const say = useWords(words)
  const condition = useCondition()
  const phrase = usePhrases('incidents')
  const remove = useSend(removeLimit)
  const add = useSend(addLimit)
  const drop = () => {
    const { step, categoryId, limitGroup, level, organisationId, amount, unit, yellowShare, reason } = row
    const body = {
      step,
      categoryId,
      limitGroup: limitGroup as never,
      level,
      organisationId,
      amount,
      unit,
      yellowShare,
      reason,
    }
    remove.mutate(
      { params: { areaId, id: row.id }, query: { version: row.version } },
      {
        onSuccess: () =>
          sayDone(say('limitRemoved'), () => add.mutate({ params: { areaId }, body }, { onError: sayRefused })),
        onError: sayRefused,
      },
    )
  }
  return (
    <tr className={row.overridden ? 'soft' : undefined}>
      <th scope="row">{phrase(`incidents.step.${row.step}`)}</th>
      <td>{condition(row)}</td>
      <td>
        <strong>
          {row.amount} {say(`unit.${row.unit}`)}
        </strong>
        <div className="soft small">
          {say('yellow')} {say('yellowAt', { n: Math.round(row.yellowShare * 100) })}
        </div>
      </td>
      <td>
        {row.own ? say('here') : row.areaId === 0 ? say('everywhere') : row.areaName}
        {row.reason && <div className="soft small">{row.reason}</div>}
      </td>
      <td>
        {row.overridden ? <Light kind="still">{say('overridden')}</Light> : <Light kind="good">{say('inForce')}</Light>}
      </td>
      <td>
        <div className="admin-row-actions">
          {row.own ? (
            <>
              <Button size="small" onClick={() => onEdit({ own: row })}>
                {say('change')}
              </Button>
              <Button size="small" onClick={drop}>
                {say('remove')}
              </Button>
            </>
          ) : (
            !row.overridden && (
              <Button size="small" onClick={() => onEdit({ like: row })}>
                {say('override')}
              </Button>
            )
          )}
        </div>
      </td>
    </tr>
  )
}

/** How long may each step take? 办理时限: own, inherited, overridden, and a try-out. */
export default function Limits() {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const [areaId, choose] = useChosenArea()
  const [step, setStep] = useState<ClockStep>()
  const [editing, setEditing] = useState<EditingLimit>()
  const query = useAnswer(listLimits, areaId ? { params: { areaId }, query: { step } } : undefined, {
    keepPrevious: true,
  })
  if (!areaId) return <Page title={say('limits')}>{null}</Page>
  const heads = ['step', 'condition', 'limit', 'from', 'inForce'] as const
  return (
    <Page
      title={say('limits')}
      lead={say('limitsLead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setEditing({})}>
            {say('addLimit')}
          </Button>
        </>
      }
    >
      <div className="admin-stack">
        <TryLimits key={areaId} areaId={areaId} />
        <Panel
          title={say('limits')}
          actions={
            <Select<ClockStep>
              aria-label={say('step')}
              allowClear
              style={{ width: 160 }}
              placeholder={say('anyStep')}
              value={step}
              onChange={setStep}
              options={clockSteps.map((s) => ({ value: s, label: phrase(`incidents.step.${s}`) }))}
            />
          }
        >
          <Answered query={query}>
            {({ rows }) =>
              rows.length ? (
                <div className="admin-scroll" tabIndex={0} role="region" aria-label={say('limits')}>
                  <table className="admin-table">
                    <thead>
                      <tr>
                        {heads.map((head) => (
                          <th key={head} scope="col">
                            {say(head)}
                          </th>
                        ))}
                        <td />
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <Line key={row.id} row={row} areaId={areaId} onEdit={setEditing} />
                      ))}
                    </tbody>
                  </table>
                </div>
              ) : (
                <Empty icon="clock" title={say('noLimits')} />
              )
            }
          </Answered>
        </Panel>
        <NumberRules key={`rules.${areaId}`} areaId={areaId} />
      </div>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={editing && say(editing.own ? 'change' : editing.like ? 'override' : 'addLimit')}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {editing && (
          <LimitForm
            areaId={areaId}
            editing={editing}
            onDone={() => {
              setEditing(undefined)
              sayDone(say('limitSaved'))
            }}
          />
        )}
      </Drawer>
    </Page>
  )
}
