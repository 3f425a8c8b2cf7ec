import { Button, Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { incidentStates } from '#contract/incidents/incident-flow.ts'
import { sources } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { CategoryPicker } from '../move/category-picker.tsx'
import { OrganisationPicker } from '../move/organisation-picker.tsx'
import { words } from '../words.ts'
import type { ListSearch } from './list-search.ts'

const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="filter">
    <span className="filter-label">{label}</span>
    {children}
  </div>
)
const list = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())
const flags = ['urgent', 'supervised', 'paused', 'secret', 'historical', 'unsolved'] as const

type Props = { search: ListSearch; areaId: number; change: (patch: ListSearch) => void; clear: () => void }

/** The folded filters; each change is in the address at once. */
export const ListFilters = ({ search, areaId, change, clear }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const many = (key: string, prefix: string, values: readonly (string | number)[], label: string) => (
    <Field label={label}>
      <Select
        mode="multiple"
        aria-label={label}
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        value={list(search[key])}
        onChange={(chosen: string[]) => change({ [key]: chosen.length ? chosen : undefined })}
        options={values.map((v) => ({ value: String(v), label: phrase(`${prefix}.${v}`) }))}
      />
    </Field>
  )
  const day = (key: string) => (search[key] ? dayjs(search[key] as string) : null)
  return (
    <>
      {many('state', 'incidents.state', incidentStates, say('state'))}
      <Field label={say('category')}>
        <CategoryPicker
          areaId={areaId}
          many
          headings
          label={say('category')}
          value={list(search['category']).map(Number)}
          onChange={(chosen) => change({ category: chosen?.length ? chosen.map(String) : undefined })}
        />
      </Field>
      <Field label={say('light')}>
        <Select
          aria-label={say('light')}
          allowClear
          value={search['light'] as string | undefined}
          onChange={(light?: string) => change({ light })}
          options={[
            { value: 'red', label: say('lightRed') },
            { value: 'yellow', label: say('lightYellow') },
            { value: 'green', label: say('lightGreen') },
          ]}
        />
      </Field>
      <Field label={say('department')}>
        <OrganisationPicker
          areaId={areaId}
          label={say('department')}
          value={search['organisation'] ? Number(search['organisation']) : undefined}
          onChange={(chosen) => change({ organisation: chosen === undefined ? undefined : String(chosen) })}
        />
      </Field>
      {many('source', 'incidents.source', sources, say('source'))}
      {many('level', 'incidents.level', [1, 2, 3, 4], say('level'))}
      <Field label={say('reportedOn')}>
        <DatePicker.RangePicker
          aria-label={say('reportedOn')}
          allowEmpty={[true, true]}
          placeholder={[say('from'), say('to')]}
          value={[day('reportedFrom'), day('reportedTo')]}
          onChange={(days) =>
            change({ reportedFrom: days?.[0]?.format('YYYY-MM-DD'), reportedTo: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
      </Field>
      {areaId % 1000 !== 0 && (
        <Field label={say('gridNo')}>
          <Input
            aria-label={say('gridNo')}
            inputMode="numeric"
            allowClear
            value={(search['grid'] as string | undefined) ?? ''}
            onChange={(e) => change({ grid: e.target.value.replace(/\D/g, '') || undefined })}
          />
        </Field>
      )}
      <div className="filter filter-wide">
        <span className="filter-label">{say('marks')}</span>
        <Checkbox.Group
          value={flags.filter((flag) => search[flag] === 'true')}
          options={flags.map((flag) => ({ value: flag, label: say(flag) }))}
          onChange={(chosen) =>
            change(Object.fromEntries(flags.map((flag) => [flag, chosen.includes(flag) ? 'true' : undefined])))
          }
        />
        <Button type="link" onClick={clear}>
          {say('clear')}
        </Button>
      </div>
    </>
  )
}
