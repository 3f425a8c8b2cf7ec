import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { Tenure } from '#contract/people/dwellings.ts'
import { separations } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useMay } from '#kit/session.ts'
import { useDictionary } from '../dictionary.ts'
import { words } from '../words.ts'
import type { PeopleSearch } from './people-search.ts'
import { BuildingPicker } from '../building-picker.tsx'

const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="filter">
    <span className="filter-label">{label}</span>
    {children}
  </div>
)
const list = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())
const flags = { disputed: 'isDisputed', hasPhone: 'hasPhone', hasDocument: 'hasDocument' } as const
type Flag = keyof typeof flags

type Props = { search: PeopleSearch; areaId: number; change: (patch: PeopleSearch) => void; clear: () => void }

/** The folded filters; each change is in the address at once. */
export const PeopleFilters = ({ search, areaId, change, clear }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const may = useMay()
  const { fields, kinds, codes, code, field, kind } = useDictionary()
  type Choice = { value: string; label: string }
  const one = (key: string, label: string, options: Choice[]) => (
    <Field label={label}>
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={search[key] as string | undefined}
        onChange={(chosen?: string) => change({ [key]: chosen })}
        options={options}
      />
    </Field>
  )
  const many = (key: string, label: string, options: Choice[]) => (
    <Field label={label}>
      <Select
        mode="multiple"
        aria-label={label}
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        value={list(search[key])}
        onChange={(chosen: string[]) => change({ [key]: chosen.length ? chosen : undefined })}
        options={options}
      />
    </Field>
  )
  const years = (key: 'ageFrom' | 'ageTo') => (
    <InputNumber
      aria-label={say(key)}
      min={0}
      max={200}
      value={search[key] ? Number(search[key]) : null}
      onChange={(age) => change({ [key]: age === null ? undefined : String(age) })}
      style={{ width: '100%' }}
    />
  )
  const plain = fields.filter((f) => f.active && !f.core && !f.sensitive)
  const asked = plain.find((f) => f.name === search['field'])
  return (
    <>
      {one(
        'sex',
        say('sex'),
        codes('sex').map((c) => ({ value: c.code, label: code('sex', c.code) })),
      )}
      <Field label={say('age')}>
        <div className="people-ages">
          {years('ageFrom')}
          <span className="soft">{say('ageTo')}</span>
          {years('ageTo')}
        </div>
      </Field>
      {many(
        'separation',
        say('state'),
        separations.map((s) => ({ value: s, label: phrase(`people.${s}`) })),
      )}
      {may('people.care') &&
        many(
          'care',
          say('care'),
          kinds.filter((k) => k.mine).map((k) => ({ value: k.code, label: kind(k.code) })),
        )}
      {one(
        'standing',
        say('standing'),
        ['left', 'dead'].map((s) => ({ value: s, label: phrase(`people.${s}`) })),
      )}
      {one(
        'tenure',
        say('tenure'),
        Tenure.options.map((t) => ({ value: t, label: say(`tenure_${t}`) })),
      )}
      {areaId % 1000 !== 0 && (
        <>
          <Field label={say('building')}>
            <BuildingPicker
              areaId={areaId}
              label={say('building')}
              value={search['buildingNo'] ? Number(search['buildingNo']) : undefined}
              onChange={(no) => change({ buildingNo: no === undefined ? undefined : String(no) })}
            />
          </Field>
          <Field label={say('grid')}>
            <Input
              aria-label={say('grid')}
              inputMode="numeric"
              allowClear
              value={(search['grid'] as string | undefined) ?? ''}
              onChange={(e) => change({ grid: e.target.value.replace(/\D/g, '') || undefined })}
            />
          </Field>
        </>
      )}
      <Field label={say('anyField')}>
        <Select
          aria-label={say('anyField')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={search['field'] as string | undefined}
          onChange={(chosen?: string) => change({ field: chosen, value: undefined })}
          options={plain.map((f) => ({ value: f.name, label: field(f.name) }))}
        />
      </Field>
      {asked &&
        (asked.family ? (
          one(
            'value',
            say('fieldValue'),
            codes(asked.family).map((c) => ({ value: c.code, label: code(asked.family!, c.code) })),
          )
        ) : (
          <Field label={say('fieldValue')}>
            <Input
              aria-label={say('fieldValue')}
              allowClear
              defaultValue={(search['value'] as string | undefined) ?? ''}
              onBlur={(e) => change({ value: e.target.value.trim() || undefined })}
              onPressEnter={(e) => change({ value: e.currentTarget.value.trim() || undefined })}
            />
          </Field>
        ))}
      <div className="filter filter-wide">
        <span className="filter-label">{say('marks')}</span>
        <Checkbox.Group
          value={Object.keys(flags).filter((flag) => search[flag] === 'true')}
          options={Object.entries(flags).map(([flag, word]) => ({ value: flag, label: say(word) }))}
          onChange={(chosen) =>
            change(
              Object.fromEntries(
                (Object.keys(flags) as Flag[]).map((flag) => [flag, chosen.includes(flag) ? 'true' : undefined]),
              ),
            )
          }
        />
        <Button type="link" onClick={clear}>
          {say('clear')}
        </Button>
      </div>
    </>
  )
}
