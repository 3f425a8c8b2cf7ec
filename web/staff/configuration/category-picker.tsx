import { TreeSelect } from 'antd'
import { type Category, listCategories } from '#contract/incidents/configuration.ts'
import type { z } from 'zod'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useNames } from './category-names.ts'
import { words } from './words.ts'

type Row = z.output<typeof Category>
type Props = {
  id?: string
  value?: number
  onChange?: (id: number | undefined) => void
  areaId: number
  placeholder?: string
}

/** A category out of the three taxonomies, by name or by what residents say. */
export const CategoryPicker = ({ areaId, value, onChange, placeholder, ...rest }: Props) => {
  const say = useWords(words)
  const names = useNames()
  const { data } = useAnswer(listCategories, { params: { areaId } }, { fresh: 60_000 })
  const rows: readonly Row[] = (data?.rows ?? []).filter((r) => r.active)
  const taxonomies = [...new Set(rows.map((r) => r.taxonomy))]
  const found = (text: string) =>
    rows.filter((r) => `${r.zh} ${r.en} ${r.code} ${r.words.join(' ')}`.toLowerCase().includes(text))
  return (
    <TreeSelect
      {...rest}
      className="admin-wide"
      aria-label={say('category')}
      allowClear
      showSearch={{
        filterTreeNode: (text, node) => found(text.toLowerCase()).some((r) => r.id === node.value),
      }}
      placeholder={placeholder ?? say('anyCategory')}
      popupMatchSelectWidth={360}
      treeDataSimpleMode
      treeData={[
        ...taxonomies.map((t) => ({ id: t, pId: 0, value: t, title: names.taxonomy(t), selectable: false })),
        ...rows.map((r) => ({ id: r.id, pId: r.parentId ?? r.taxonomy, value: r.id, title: names.row(r) })),
      ]}
      value={value}
      onChange={(id: number | undefined) => onChange?.(id)}
    />
  )
}
