import { Select } from 'antd'
import type { z } from 'zod'
import { addLimit, changeLimit, type LimitRow } from '#contract/incidents/configuration.ts'
import type { LimitUnit } from '#contract/incidents/taxonomy-names.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { OrganisationPicker } from '../territory/organisation-picker.tsx'
import { useNames } from './category-names.ts'
import { CategoryPicker } from './category-picker.tsx'
import { words } from './words.ts'

type Row = z.output<typeof LimitRow>
/** A new limit (perhaps like one from above), or a change of an own one. */
export type EditingLimit = { like?: Row; own?: Row }
type Props = { areaId: number; editing: EditingLimit; onDone: () => void }

const useValueFields = () => {
  const say = useWords(words)
  return {
    amount: { label: say('amount') },
    unit: { label: say('unit'), say: (unit: string) => say(`unit.${unit as LimitUnit}`) },
    yellowShare: { label: say('yellowShare'), control: <SharePicker /> },
    reason: { label: say('reason'), hint: say('reasonHint') },
  }
}

/** 50 % … 95 % of the limit. */
const SharePicker = (given: { id?: string; value?: number; onChange?: (share: number) => void }) => (
  <Select
    {...given}
    className="admin-wide"
    options={[50, 60, 70, 75, 80, 85, 90, 95].map((n) => ({ value: n / 100, label: `${n}%` }))}
  />
)

/** 1 一般 … 4 特大; a number in the row, a name on the screen. */
const LevelPicker = (given: { id?: string; value?: number; onChange?: (level: number) => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  return (
    <Select
      {...given}
      className="admin-wide"
      allowClear
      placeholder={say('anyGroup')}
      options={[1, 2, 3, 4].map((n) => ({ value: n, label: phrase(`incidents.level.${n}`) }))}
    />
  )
}

const valuesOf = (row: Row | undefined) =>
  row && { amount: row.amount, unit: row.unit, yellowShare: row.yellowShare, reason: row.reason ?? undefined }

const Change = ({ areaId, row, onDone }: { areaId: number; row: Row; onDone: () => void }) => {
  const say = useWords(words)
  const change = useSend(changeLimit)
  return (
    <SchemaForm
      shape={changeLimit.body.omit({ version: true })}
      fields={useValueFields()}
      initial={valuesOf(row)}
      send={async ({ reason = null, ...body }) => {
        await change.mutateAsync({ params: { areaId, id: row.id }, body: { ...body, reason, version: row.version } })
        onDone()
      }}
      submit={say('save')}
    />
  )
}

const Add = ({ areaId, like, onDone }: { areaId: number; like: Row | undefined; onDone: () => void }) => {
  const say = useWords(words)
  const names = useNames()
  const phrase = usePhrases('incidents')
  const add = useSend(addLimit)
  const initial = like
    ? {
        step: like.step,
        categoryId: like.categoryId ?? undefined,
        limitGroup: (like.limitGroup ?? undefined) as never,
        level: like.level ?? undefined,
        organisationId: like.organisationId ?? undefined,
        ...valuesOf(like),
        reason: undefined,
      }
    : { unit: 'working_days' as const, yellowShare: 0.8 }
  return (
    <SchemaForm
      shape={addLimit.body}
      initial={initial}
      fields={{
        step: { label: say('step'), say: (step) => phrase(`incidents.step.${step}`) },
        categoryId: { label: say('category'), control: <CategoryPicker areaId={areaId} /> },
        limitGroup: { label: say('limitGroup'), say: names.group, placeholder: say('anyGroup') },
        level: { label: say('level'), control: <LevelPicker /> },
        organisationId: { label: say('organisation'), control: <OrganisationPicker areaId={areaId} /> },
        ...useValueFields(),
      }}
      send={async (body) => {
        await add.mutateAsync({ params: { areaId }, body })
        onDone()
      }}
      submit={say('save')}
    />
  )
}

export const LimitForm = ({ areaId, editing, onDone }: Props) =>
  editing.own ? (
    <Change areaId={areaId} row={editing.own} onDone={onDone} />
  ) : (
    <Add areaId={areaId} like={editing.like} onDone={onDone} />
  )
