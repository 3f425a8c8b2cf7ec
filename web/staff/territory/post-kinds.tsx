import '../admin.css'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { listPostKinds, type PostKind, PostKindDraft, savePostKind } from '#contract/territory/post-kinds.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'

type Row = z.output<typeof PostKind>
const shape = PostKindDraft.omit({ version: true, aliases: true }).extend({
  code: savePostKind.params.shape.code,
  names: z.string().max(1000).optional(),
})

/** Former names, one a line. */
const Lines = (given: { id?: string; value?: string; onChange?: (value: string) => void }) => (
  <Input.TextArea
    id={given.id}
    rows={3}
    className="growing"
    value={given.value}
    onChange={(e) => given.onChange?.(e.target.value)}
  />
)

const Edit = ({ row, next, onDone }: { row: Row | undefined; next: number; onDone: () => void }) => {
  const say = useWords(words)
  const save = useSend(savePostKind)
  const known = new Map(row?.aliases.map((a) => [a.name, a]))
  const initial = row
    ? { ...row, validTo: row.validTo ?? undefined, names: row.aliases.map((a) => a.name).join('\n') }
    : { position: next }
  return (
    <SchemaForm
      shape={shape}
      initial={initial}
      fields={{
        ...(row ? {} : { code: { label: say('postCode'), hint: say('postCodeHint') } }),
        nameZh: { label: say('nameZh') },
        nameEn: { label: say('nameEn') },
        position: { label: say('position') },
        names: { label: say('aliases'), hint: say('aliasesHint'), control: <Lines /> },
        validTo: { label: say('retired'), hint: say('retiredHint') },
      }}
      send={async ({ code, names = '', validTo = null, nameZh, nameEn, position }) => {
        const lines = [...new Set(names.split('\n').map((name) => name.trim()))].filter(Boolean)
        const aliases = lines.map((name) => known.get(name) ?? { name })
        const body = { nameZh, nameEn, position, validTo, aliases, version: row?.version ?? 0 }
        await save.mutateAsync({ params: { code }, body })
        sayDone(say('saved'))
        onDone()
      }}
      submit={say('save')}
    />
  )
}

/** What are the posts of a station called, now and formerly? 岗位字典 (A13). */
export default function PostKinds() {
  const say = useWords(words)
  const locale = useLanguage()
  const kinds = useAnswer(listPostKinds, {})
  const [editing, setEditing] = useState<Row | 'new'>()
  const last = Math.max(0, ...(kinds.data?.rows ?? []).map((k) => k.position))
  return (
    <Page
      title={say('postKinds')}
      lead={say('postKindsLead')}
      actions={
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setEditing('new')}>
          {say('newPostKind')}
        </Button>
      }
    >
      <Panel>
        <Answered query={kinds}>
          {({ rows }) => (
            <ul className="admin-list">
              {rows.map((row) => (
                <li key={row.code}>
                  <div className="admin-list-main">
                    <div className="admin-head">
                      <strong>{locale === 'zh' ? row.nameZh : row.nameEn}</strong>
                      <span className="soft">{locale === 'zh' ? row.nameEn : row.nameZh}</span>
                      {row.validTo && <Light kind="still">{say('until', { at: sayDay(row.validTo) })}</Light>}
                    </div>
                    {row.aliases.length > 0 && (
                      <div className="soft small">
                        {say('aliases')}：
                        {row.aliases
                          .map((a) => (a.validTo ? `${a.name}（${say('until', { at: sayDay(a.validTo) })}）` : a.name))
                          .join('、')}
                      </div>
                    )}
                  </div>
                  <Button size="small" onClick={() => setEditing(row)}>
                    {say('edit')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </Panel>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={editing === 'new' ? say('newPostKind') : editing?.nameZh}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {editing && (
          <Edit row={editing === 'new' ? undefined : editing} next={last + 1} onDone={() => setEditing(undefined)} />
        )}
      </Drawer>
    </Page>
  )
}
