import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listClasses, type MatterClass } from '#contract/matters/catalogue.ts'
import { saveClass } from '#contract/matters/catalogue-admin.ts'
import { ClassCode } from '#contract/matters/item.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

const shape = saveClass.body.omit({ version: true }).extend({ code: ClassCode })

/** 分类: their names and order; a class that isn't active isn't offered. */
export const Classes = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const query = useAnswer(listClasses, { params: { areaId } })
  const save = useSend(saveClass)
  const [editing, setEditing] = useState<MatterClass | 'new'>()
  const row = editing === 'new' ? undefined : editing
  return (
    <>
      <div className="admin-head admin-note">
        <Button onClick={() => setEditing('new')}>{say('add')}</Button>
      </div>
      <Answered query={query}>
        {({ rows }) => (
          <ul className="admin-list">
            {rows.map((c) => (
              <li key={c.code}>
                <span className="admin-list-main">
                  {nameOf(c)} <span className="soft small">{c.code}</span>
                </span>
                <span className="soft">{say('itemsN', { n: c.items })}</span>
                <Button size="small" onClick={() => setEditing(c)} aria-label={`${say('change')} ${nameOf(c)}`}>
                  {say('change')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <Drawer open={editing !== undefined} onClose={() => setEditing(undefined)} title={say('ofClass')} size="min(480px, 100vw)" destroyOnHidden>
        {editing && (
          <SchemaForm
            shape={shape as z.ZodObject}
            fields={
              {
                ...(row ? {} : { code: { label: say('code') } }),
                zh: { label: say('zh') },
                en: { label: say('en') },
                sort: { label: say('sort') },
                active: { label: say('active') },
              } as never
            }
            initial={(row ?? { sort: 100, active: true }) as never}
            submit={say('save')}
            send={async (value) => {
              const { code, zh, en, sort, active } = shape.parse(value)
              await save.mutateAsync({ params: { areaId, code }, body: { zh, en, sort, active, version: row?.version ?? 0 } })
              sayDone(say('saved'))
              setEditing(undefined)
            }}
          />
        )}
      </Drawer>
    </>
  )
} // prettier-ignore
