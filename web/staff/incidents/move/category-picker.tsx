import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { categoryTree, findCategories, type CategoryBranch } from '#contract/incidents/configuration.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from './words.ts'

type Given<V> = {
  areaId: number
  value?: V
  onChange?: (value: V | undefined) => void
  id?: string
  placeholder?: string
  label?: string
  many?: boolean
  /** Headings can be chosen too: for filters. */
  headings?: boolean
}
type Node = { value: number; title: string; search: string; selectable: boolean; children: Node[] }

/** 类别: the taxonomies in use in an area, as a tree one can search. */
export const CategoryPicker = <V,>({ areaId, value, onChange, id, placeholder, label, many, headings }: Given<V>) => {
  const say = useWords(words)
  const locale = useLanguage()
  const found = useAnswer(findCategories, { params: { areaId } }, { fresh: 600_000 })
  const tree = useMemo(() => {
    const node = (branch: CategoryBranch): Node => ({
      value: branch.id,
      title: locale === 'zh' ? branch.zh : branch.en,
      search: `${branch.zh} ${branch.en.toLowerCase()} ${branch.search}`,
      selectable: branch.leaf || headings === true,
      children: branch.children.map(node),
    })
    const all = categoryTree(found.data?.rows ?? [])
    return (found.data?.taxonomies ?? []).map((t) => ({
      value: `taxonomy.${t.taxonomy}`,
      title: locale === 'zh' ? t.zh : t.en,
      selectable: false,
      children: all.filter((branch) => branch.taxonomy === t.taxonomy).map(node),
    }))
  }, [found.data, locale, headings])
  return (
    <TreeSelect
      id={id}
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange?.((chosen as V | undefined) ?? undefined)}
      treeData={tree}
      multiple={many}
      showSearch={{
        filterTreeNode: (typed, node) => String(node['search'] ?? node.title).includes(typed.trim().toLowerCase()),
      }}
      allowClear
      loading={found.isPending}
      placeholder={placeholder}
      notFoundContent={say('noChoice')}
      treeLine
      className="wide"
    />
  )
}
