import { TreeSelect } from 'antd'
import { useState } from 'react'
import { findAreas, getArea } from '#contract/territory/areas.ts'
import { AreaName } from '#kit/area-name.tsx'
import { call } from '#kit/call.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'

const words = {
  find: { zh: '名称、拼音或首字母', en: 'Name, pinyin or initials' },
  none: { zh: '没有找到', en: 'Nothing found' },
}

type Node = { id: number; pId: number; value: number; title: React.ReactNode; isLeaf: boolean }
type Props = {
  id?: string
  value?: number
  onChange?: (areaId: number) => void
  /** Only this subtree; the area of my post when left out. */
  within?: number
  label?: string
}

/** 选择区划: opens level by level, or finds by name, pinyin and initials. */
export const AreaPicker = ({ id, value, onChange, within, label }: Props) => {
  const say = useWords(words)
  const { data: session } = useSession()
  const top = within ?? session?.areaId ?? undefined
  const [q, setQ] = useState('')
  const [opened, setOpened] = useState<readonly Node[]>([])
  const root = useAnswer(getArea, top ? { params: { areaId: top } } : undefined, { fresh: 3_600_000 })
  const found = useAnswer(findAreas, top && q.trim() ? { query: { q: q.trim(), within: top, limit: 30 } } : undefined, {
    fresh: 60_000,
    keepPrevious: true,
  })
  const open = async (areaId: number) => {
    const { rows } = await call(findAreas, { query: { parent: areaId, limit: 500 } })
    const nodes = rows.map((r) => ({ id: r.id, pId: areaId, value: r.id, title: r.name, isLeaf: !r.hasChildren }))
    setOpened((before) => [...before.filter((n) => n.pId !== areaId), ...nodes])
  }
  const tree: readonly Node[] = root.data
    ? [{ id: root.data.id, pId: 0, value: root.data.id, title: root.data.name, isLeaf: !root.data.children }, ...opened]
    : []
  const list: readonly Node[] = (found.data?.rows ?? []).map((r) => ({
    id: r.id,
    pId: 0,
    value: r.id,
    title: (
      <>
        {r.name} <span className="soft small">{r.path.split(' ').slice(0, -1).join(' ')}</span>
      </>
    ),
    isLeaf: true,
  }))
  return (
    <TreeSelect
      id={id}
      className="admin-wide"
      aria-label={label}
      labelInValue
      showSearch={{ filterTreeNode: false, onSearch: setQ, searchValue: q }}
      placeholder={say('find')}
      notFoundContent={say('none')}
      popupMatchSelectWidth={320}
      treeDataSimpleMode
      treeData={[...(q.trim() ? list : tree)]}
      treeDefaultExpandedKeys={top ? [top] : []}
      loadData={async (node) => {
        await open(Number(node.value)).catch(sayRefused)
      }}
      value={value ? ({ value, label: <AreaName areaId={value} /> } as { value: number }) : undefined}
      onChange={(chosen: { value: number } | undefined) => {
        setQ('')
        if (chosen) onChange?.(Number(chosen.value))
      }}
    />
  )
}
