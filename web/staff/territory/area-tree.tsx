import { Input, Tree } from 'antd'
import { useState } from 'react'
import { findAreas, getArea } from '#contract/territory/areas.ts'
import { call } from '#kit/call.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'

type Node = { key: number; title: string; isLeaf: boolean; children?: Node[] }
type Props = { top: number; chosen: number | undefined; onChoose: (areaId: number) => void }

const grow = (node: Node, byParent: ReadonlyMap<number, readonly Node[]>): Node => ({
  ...node,
  children: byParent.get(node.key)?.map((child) => grow(child, byParent)),
})

/** The tree below an area, opened level by level; what is searched for is listed with its path. */
export const AreaTree = ({ top, chosen, onChoose }: Props) => {
  const say = useWords(words)
  const [q, setQ] = useState('')
  const [byParent, setByParent] = useState<ReadonlyMap<number, readonly Node[]>>(new Map())
  const root = useAnswer(getArea, { params: { areaId: top } })
  const wanted = q.trim()
  const found = useAnswer(findAreas, wanted ? { query: { q: wanted, within: top, limit: 50 } } : undefined, {
    keepPrevious: true,
  })
  const open = async (areaId: number) => {
    const { rows } = await call(findAreas, { query: { parent: areaId, limit: 500 } })
    const nodes = rows.map((r) => ({ key: r.id, title: r.name, isLeaf: !r.hasChildren }))
    setByParent((before) => new Map(before).set(areaId, nodes))
  }
  const list = (
    <Answered query={found}>
      {({ rows }) =>
        rows.length ? (
          <ul className="area-found">
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className="area-entry"
                  aria-pressed={row.id === chosen}
                  onClick={() => onChoose(row.id)}
                >
                  <span>{row.name}</span>
                  <span className="soft small">{row.path}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <Empty icon="search" title={say('nothingFound', { q: wanted })} />
        )
      }
    </Answered>
  )
  return (
    <div className="admin-stack">
      <Input.Search
        allowClear
        aria-label={say('find')}
        placeholder={say('find')}
        onChange={(e) => setQ(e.target.value)}
      />
      {wanted ? (
        list
      ) : (
        <Answered query={root}>
          {(area) => (
            <Tree<Node>
              blockNode
              showLine
              className="area-tree"
              aria-label={say('areas')}
              defaultExpandedKeys={[area.id]}
              selectedKeys={chosen ? [chosen] : []}
              treeData={[grow({ key: area.id, title: area.name, isLeaf: !area.children }, byParent)]}
              loadData={(node) => open(node.key).catch(sayRefused)}
              onSelect={(_, { node }) => onChoose(node.key)}
            />
          )}
        </Answered>
      )}
    </div>
  )
}
