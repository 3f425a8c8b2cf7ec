import { incidentFlow, type IncidentMove } from '#contract/incidents/incident-flow.ts'
import { controlOf } from '#kit/form/control-of.ts'
import { pick, useWords } from '#kit/language.ts'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { usePhrases } from '#kit/phrases.ts'
import type { Filled, Moving } from '#kit/report/use-move.ts'
import { nameOfField } from './field-words.ts'
import { CategoryPicker } from './category-picker.tsx'
import { CasePicker, ColleaguePicker, OrganisationPicker } from './pickers.tsx'
import { words } from './words.ts'

const phraseOf: Record<string, string> = { reason: 'incidents.reject', outcome: 'incidents.outcome' }
const numbered: Record<string, readonly number[]> = { grade: [5, 4, 3, 2, 1], level: [1, 2, 3, 4] }

/** What a move demands, field by field, from its own shape in the life cycle: a new need shows up here by itself. */
export const fieldsOf = (move: IncidentMove) =>
  Object.entries(incidentFlow.moves[move].needs.shape).map(([name, shape]) => ({
    name,
    shape,
    required: name !== 'photos' && !shape.safeParse(undefined).success,
  }))
/** Nothing has to be filled in: one press is enough. */
export const needsNothing = (move: IncidentMove) =>
  fieldsOf(move).every(({ name }) => name === 'note') && !fieldsOf(move).some(({ required }) => required)

type Props = { move: IncidentMove; areaId: number; id: string; moving: Moving }

export const MoveFields = ({ move, areaId, id, moving }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const { filled, change, photos, fieldErrors } = moving
  return fieldsOf(move).map(({ name, shape, required }) => {
    const label = pick(nameOfField(move, name))
    const key = name as keyof Filled
    const value = filled[key]
    const set = (next: unknown) => change({ [key]: next })
    const error = fieldErrors.find(({ field }) => field.split('.')[0] === name)?.message
    const optional = required ? undefined : say('optional')
    const text = { label, error, optional, value: (value as string | undefined) ?? '' }
    const choice = (choices: { value: string; label: string }[], parse: (chosen: string) => unknown = (v) => v) => (
      <ChoiceField
        key={name}
        label={label}
        error={error}
        value={value === undefined ? undefined : String(value)}
        choices={choices}
        onChoose={(v) => set(parse(v))}
      />
    )
    if (name === 'photos') return <PhotoPicker key={name} photos={photos} label={label} optional={optional} />
    if (name === 'into')
      return (
        <CasePicker
          key={name}
          label={label}
          areaId={areaId}
          not={id}
          value={value as string | undefined}
          onChoose={set}
          error={error}
        />
      )
    if (name === 'organisationId' || name === 'leadId')
      return (
        <OrganisationPicker
          key={name}
          label={label}
          areaId={areaId}
          value={value ? [value as number] : []}
          onChoose={(ids) => set(ids.at(-1))}
          error={error}
        />
      )
    if (name === 'organisationIds')
      return (
        <OrganisationPicker
          key={name}
          label={label}
          areaId={areaId}
          many
          value={(value as number[] | undefined) ?? []}
          onChoose={set}
          error={error}
        />
      )
    if (name === 'accountId')
      return (
        <ColleaguePicker
          key={name}
          label={label}
          areaId={areaId}
          value={value as string | undefined}
          onChoose={set}
          error={error}
        />
      )
    if (name === 'categoryId')
      return (
        <CategoryPicker key={name} label={label} areaId={areaId} value={value as number | undefined} onChoose={set} />
      )
    if (numbered[name])
      return choice(
        numbered[name].map((n) => ({ value: String(n), label: phrase(`incidents.${name}.${n}`) })),
        Number,
      )
    const control = controlOf(shape)
    if (control.kind === 'choice')
      return choice(
        (control.choices ?? []).map((v) => ({
          value: v,
          label: phrase(`${phraseOf[name] ?? `incidents.${name}`}.${v}`),
        })),
      )
    if (control.kind === 'yes')
      return choice(
        [
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ],
        (v) => v === 'true',
      )
    if (control.kind === 'day')
      return <TextField key={name} {...text} type="date" onChange={(e) => set(e.target.value)} />
    if (control.kind === 'number')
      return (
        <TextField
          key={name}
          {...text}
          type="number"
          inputMode="numeric"
          min={control.min}
          max={control.max}
          onChange={(e) => set(e.target.value === '' ? undefined : Number(e.target.value))}
        />
      )
    if (control.kind === 'long')
      return (
        <LongTextField key={name} {...text} rows={3} maxLength={control.max} onChange={(e) => set(e.target.value)} />
      )
    return <TextField key={name} {...text} maxLength={control.max} onChange={(e) => set(e.target.value)} />
  })
}
