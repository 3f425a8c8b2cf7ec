import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { HouseholdKind } from '#contract/people/dwellings.ts'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { BuildingPicker } from '../building-picker.tsx'
import { useDictionary } from '../dictionary.ts'
import { words as places } from '../place-words.ts'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

export const householdKeys = ['q', 'buildingNo', 'grid', 'kind', 'peopleFrom', 'peopleTo', 'empty', 'care'] as const
type Filter = Partial<Record<(typeof householdKeys)[number], string>>
type Props = {
  areaId: number | undefined
  filter: Filter
  change: (patch: Partial<Record<keyof Filter, string | undefined>>) => void
  clear: () => void
}

/** The folded filters; each change is in the address at once. */
export const HouseholdFilters = ({ areaId, filter, change, clear }: Props) => {
  const say = useWords(words)
  const place = useWords(places)
  const name = useWords(shared)
  const may = useMay()
  const { kinds, kind } = useDictionary()
  const inOneCommunity = areaId !== undefined && areaId % 1000 !== 0
  const one = (key: 'kind' | 'care', label: string, options: { value: string; label: string }[]) => (
    <div className="filter">
      <span className="filter-label">{label}</span>
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter[key]}
        onChange={(chosen?: string) => change({ [key]: chosen })}
        options={options}
      />
    </div>
  )
  const size = (key: 'peopleFrom' | 'peopleTo') => (
    <InputNumber
      aria-label={say(key)}
      min={0}
      max={1000}
      value={filter[key] ? Number(filter[key]) : null}
      onChange={(n) => change({ [key]: n === null ? undefined : String(n) })}
      style={{ width: '100%' }}
    />
  )
  return (
    <>
      {one(
        'kind',
        say('kind'),
        HouseholdKind.options.map((value) => ({ value, label: place(`kind_${value}`) })),
      )}
      <div className="filter">
        <span className="filter-label">{say('people')}</span>
        <div className="people-ages">
          {size('peopleFrom')}
          <span className="soft">{name('ageTo')}</span>
          {size('peopleTo')}
        </div>
      </div>
      {may('people.care') &&
        one(
          'care',
          name('care'),
          kinds.filter((k) => k.mine).map((k) => ({ value: k.code, label: kind(k.code) })),
        )}
      {inOneCommunity && (
        <>
          <div className="filter">
            <span className="filter-label">{name('building')}</span>
            <BuildingPicker
              areaId={areaId}
              label={name('building')}
              value={filter.buildingNo ? Number(filter.buildingNo) : undefined}
              onChange={(no) => change({ buildingNo: no === undefined ? undefined : String(no) })}
            />
          </div>
          <div className="filter">
            <span className="filter-label">{name('grid')}</span>
            <Input
              aria-label={name('grid')}
              inputMode="numeric"
              allowClear
              value={filter.grid ?? ''}
              onChange={(e) => change({ grid: e.target.value.replace(/\D/g, '') || undefined })}
            />
          </div>
        </>
      )}
      <div className="filter filter-wide">
        <Checkbox
          checked={filter.empty === 'true'}
          onChange={(e) => change({ empty: e.target.checked ? 'true' : undefined })}
        >
          {say('emptyOnly')}
        </Checkbox>
        <Button type="link" onClick={clear}>
          {name('clear')}
        </Button>
      </div>
    </>
  )
}
