import '../admin.css'
import { Alert, Button, Drawer, Input, Segmented } from 'antd'
import { useState } from 'react'
import { listCategories } from '#contract/incidents/configuration.ts'
import { type TaxonomyName, taxonomyNames } from '#contract/incidents/taxonomy-names.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { AreaChoice, useChosenArea } from '../territory/chosen-area.tsx'
import { CategoryForm, type Editing } from './category-form.tsx'
import { CategoryList } from './category-list.tsx'
import { useNames } from './category-names.ts'
import { TaxonomySwitches } from './taxonomy-switches.tsx'
import { words } from './words.ts'

type Row = { id: number; parentId: number | null; zh: string; en: string; code: string; words: readonly string[] }

/** The rows that fit a search, with the headings above and everything below them; undefined when nothing is searched. */
const fitting = (rows: readonly Row[], text: string): Set<number> | undefined => {
  if (!text) return undefined
  const byId = new Map(rows.map((r) => [r.id, r]))
  const above = (row: Row | undefined): number[] =>
    row ? [row.id, ...above(row.parentId === null ? undefined : byId.get(row.parentId))] : []
  const hits = rows.filter((r) => `${r.zh} ${r.en} ${r.code} ${r.words.join(' ')}`.toLowerCase().includes(text))
  return new Set(hits.flatMap((hit) => above(hit)))
}

/** Under which categories is reported here? 事项分类. */
export default function Taxonomies() {
  const say = useWords(words)
  const names = useNames()
  const [areaId, choose] = useChosenArea()
  const [taxonomy, setTaxonomy] = useState<TaxonomyName>('governance')
  const [q, setQ] = useState('')
  const [editing, setEditing] = useState<Editing>()
  const query = useAnswer(listCategories, areaId ? { params: { areaId }, query: { taxonomy } } : undefined, {
    keepPrevious: true,
  })
  if (!areaId) return <Page title={say('taxonomies')}>{null}</Page>
  const title = editing && ('row' in editing ? names.row(editing.row) : say('addCategory'))
  return (
    <Page
      title={say('taxonomies')}
      lead={say('taxonomiesLead')}
      actions={<AreaChoice areaId={areaId} onChoose={choose} />}
    >
      <div className="admin-stack">
        <TaxonomySwitches areaId={areaId} />
        <Panel title={say('categories')}>
          <div className="admin-head admin-note">
            <Segmented<TaxonomyName>
              value={taxonomy}
              onChange={setTaxonomy}
              options={Object.keys(taxonomyNames).map((t) => ({ value: t as TaxonomyName, label: names.taxonomy(t) }))}
            />
            <Input.Search
              allowClear
              style={{ width: 260 }}
              aria-label={say('findCategory')}
              placeholder={say('findCategory')}
              onChange={(e) => setQ(e.target.value.trim().toLowerCase())}
            />
            {query.data?.mayChange && (
              <Button onClick={() => setEditing({ taxonomy, parent: undefined })}>{say('addCategory')}</Button>
            )}
          </div>
          <Answered query={query}>
            {({ rows, mayChange }) => {
              const fits = fitting(rows, q)
              return (
                <>
                  {!mayChange && <Alert className="admin-note" type="info" showIcon title={say('onlyTop')} />}
                  {fits?.size === 0 ? (
                    <Empty icon="search" title={say('none')} />
                  ) : (
                    <CategoryList
                      areaId={areaId}
                      rows={rows}
                      parentId={null}
                      mayChange={mayChange}
                      fits={fits}
                      onEdit={setEditing}
                    />
                  )}
                </>
              )
            }}
          </Answered>
        </Panel>
      </div>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={title}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {editing && (
          <CategoryForm
            areaId={areaId}
            editing={editing}
            onDone={() => {
              setEditing(undefined)
              sayDone(say('saved'))
            }}
          />
        )}
      </Drawer>
    </Page>
  )
}
