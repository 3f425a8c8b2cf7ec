import { Select } from 'antd'
import type { SheetView } from '#contract/people/import.ts'
import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { words } from './words.ts'

type Options = { label: string; options: { value: string; label: string }[] }[]
type Props = {
  sheet: SheetView
  byHand: Record<number, string | null>
  options: Options
  onChange: (at: number, target: string | null) => void
}

/** One line a column: its header, where it goes, how that is known, and what stands in it. */
export const MappingTable = ({ sheet, byHand, options, onChange }: Props) => {
  const say = useWords(words)
  return (
    <div className="panel panel-flush scroll">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('header')}</th>
            <th scope="col">{say('target')}</th>
            <th scope="col" />
            <th scope="col">{say('sample')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map((column) => {
            const hand = byHand[column.at]
            const target = hand === undefined ? column.target : hand
            const by = hand === undefined ? column.by : 'hand'
            const unsure = by === 'words' && column.score < 0.8
            const sample = sheet.sample.map((row) => row[column.at]).filter(Boolean)
            return (
              <tr key={column.at}>
                <th scope="row">
                  {column.header}
                  {column.required && ' *'}
                </th>
                <td>
                  {column.denied ? (
                    <Light kind="bad">{say('denied', { why: column.denied })}</Light>
                  ) : (
                    <Select
                      className="map-target"
                      aria-label={`${say('target')} ${column.header}`}
                      allowClear
                      placeholder={say('unmapped')}
                      showSearch={{ optionFilterProp: 'label' }}
                      value={target}
                      onChange={(to?: string) => onChange(column.at, to ?? null)}
                      options={options}
                    />
                  )}
                </td>
                <td className="soft small">
                  {!column.denied && (unsure ? <Light kind="warn">{say('unsure')}</Light> : say(`by_${by}`))}
                </td>
                <td className="sample">{!column.denied && sample.slice(0, 3).join('、')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
