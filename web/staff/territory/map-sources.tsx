import '../admin.css'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listMapSources, saveMapSource } from '#contract/territory/map.ts'
import type { Answer } from '#contract/route.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'

type Row = Answer<typeof listMapSources>['rows'][number]
const shape = saveMapSource.body.omit({ version: true, isActive: true })
type Draft = z.input<typeof saveMapSource.body>

/** A row as it is sent back; the key, which is never shown, stays. */
const draftOf = ({ id: _, hasKey: __, ...row }: Row): Draft => row

const Edit = ({ row, onDone }: { row: Row | undefined; onDone: () => void }) => {
  const say = useWords(words)
  const save = useSend(saveMapSource)
  const initial = row
    ? { ...draftOf(row), urlTemplate: row.urlTemplate ?? undefined }
    : { kind: 'xyz' as const, coordinates: 'wgs84' as const, minZoom: 3, maxZoom: 18 }
  return (
    <SchemaForm
      shape={shape}
      initial={initial}
      fields={{
        // the name is the key: another name makes another source
        ...(row ? {} : { name: { label: say('sourceName') } }),
        kind: { label: say('sourceKind'), say: (kind) => say(`source.${kind as Row['kind']}`) },
        urlTemplate: { label: say('template'), hint: say('templateHint'), kind: 'long' },
        accessKey: { label: say('key'), hint: say('keyHint'), autoComplete: 'off' },
        coordinates: { label: say('coordinates'), say: (c) => say(`coordinates.${c as Row['coordinates']}`) },
        attribution: { label: say('attribution'), hint: say('attributionHint') },
        minZoom: { label: say('minZoom') },
        maxZoom: { label: say('maxZoom') },
      }}
      send={async (body) => {
        const more = { version: row?.version ?? 0, isActive: row?.isActive ?? false }
        await save.mutateAsync({
          body: { ...body, urlTemplate: body.kind === 'own' ? null : body.urlTemplate, ...more },
        })
        sayDone(say('saved'))
        onDone()
      }}
      submit={say('save')}
    />
  )
}

/** Where do map tiles come from? 底图: own, XYZ or WMTS. */
export default function MapSources() {
  const say = useWords(words)
  const sources = useAnswer(listMapSources, {})
  const save = useSend(saveMapSource)
  const [editing, setEditing] = useState<Row | 'new'>()
  const use = (row: Row) =>
    save.mutate(
      { body: { ...draftOf(row), isActive: true } },
      { onSuccess: () => sayDone(say('nowUsed', { name: row.name })), onError: sayRefused },
    )
  return (
    <Page
      title={say('mapSources')}
      lead={say('mapLead')}
      actions={
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setEditing('new')}>
          {say('newSource')}
        </Button>
      }
    >
      <Panel>
        <Answered query={sources}>
          {({ rows }) => (
            <ul className="admin-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <div className="admin-list-main">
                    <div className="admin-head">
                      <strong>{row.name}</strong>
                      {row.isActive && <Light kind="good">{say('inUse')}</Light>}
                      {row.urlTemplate?.includes('{key}') && (
                        <Light kind={row.hasKey ? 'info' : 'warn'}>{say(row.hasKey ? 'hasKey' : 'noKey')}</Light>
                      )}
                    </div>
                    <div className="soft">
                      {say(`source.${row.kind}`)} · {say(`coordinates.${row.coordinates}`)} ·{' '}
                      {say('zooms', { min: row.minZoom, max: row.maxZoom })}
                    </div>
                    <div className="soft small">{row.attribution}</div>
                  </div>
                  <div className="admin-row-actions">
                    {row.kind !== 'own' && (
                      <Button size="small" onClick={() => setEditing(row)}>
                        {say('edit')}
                      </Button>
                    )}
                    {!row.isActive && (
                      <Button size="small" onClick={() => use(row)}>
                        {say('useThis')}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </Panel>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={editing === 'new' ? say('newSource') : editing?.name}
        size="min(560px, 100vw)"
        destroyOnHidden
      >
        {editing && <Edit row={editing === 'new' ? undefined : editing} onDone={() => setEditing(undefined)} />}
      </Drawer>
    </Page>
  )
}
