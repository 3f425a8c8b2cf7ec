import { Select } from 'antd'
import { findColleagues } from '#contract/access/colleagues.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from './words.ts'

type Given = {
  areaId: number
  /** Leave this account out (whoever asks). */
  except?: string | null
  /** Only these: who may be chosen where the choice is narrower than the area. */
  roles?: readonly string[]
  value?: string
  onChange?: (value: string | undefined) => void
  id?: string
}

/** A colleague with a post in the area; who is away says so. */
export const ColleaguePicker = ({ areaId, except, roles, value, onChange, id }: Given) => {
  const say = useWords(words)
  const role = usePhrases('access')
  const found = useAnswer(findColleagues, { params: { areaId }, query: { limit: 500 } }, { fresh: 60_000 })
  const rows = (found.data?.rows ?? []).filter((c) => c.accountId !== except && (!roles || roles.includes(c.role)))
  const options = [...new Map(rows.map((c) => [c.accountId, c])).values()].map((c) => ({
    value: c.accountId,
    label: `${c.name} · ${c.title ?? role(`role.${c.role}`)}${c.absent ? `（${say('away')}）` : ''}`,
    disabled: c.absent,
  }))
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={found.isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={say('noChoice')}
      className="wide"
    />
  )
}
