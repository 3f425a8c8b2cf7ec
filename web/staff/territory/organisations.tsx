import '../admin.css'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { changeOrganisation, listOrganisations, type Organisation } from '#contract/territory/organisations.ts'
import type { z } from 'zod'
import { Page, Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { AreaChoice, useChosenArea } from './chosen-area.tsx'
import { OrganisationForm, useKindName } from './organisation-form.tsx'

type Row = z.output<typeof Organisation>
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

const One = ({ row, areaId, onEdit }: { row: Row; areaId: number; onEdit: () => void }) => {
  const say = useWords(words)
  const kindName = useKindName()
  const may = useMay()
  const change = useSend(changeOrganisation)
  const setClosed = (closed: boolean, version: number) =>
    change.mutate(
      { params: { areaId, id: row.id }, body: { version, validTo: closed ? today() : null } },
      {
        onSuccess: (now) =>
          sayDone(say(closed ? 'organisationClosed' : 'organisationBack', { name: row.name }), () =>
            setClosed(!closed, now.version),
          ),
        onError: sayRefused,
      },
    )
  return (
    <li>
      <div className="admin-list-main">
        <div className="admin-head">
          <strong>{row.name}</strong>
          <Light kind={row.isCommunityBody ? 'info' : 'still'}>{kindName(row.kind) ?? row.kindName}</Light>
        </div>
        <div className="soft">{row.duties}</div>
        {(row.phone || row.address) && (
          <div className="soft small">{[row.phone, row.address].filter(Boolean).join(' · ')}</div>
        )}
      </div>
      {may('territory.manage') && (
        <div className="admin-row-actions">
          <Button size="small" onClick={onEdit}>
            {say('edit')}
          </Button>
          <Button size="small" onClick={() => setClosed(true, row.version)}>
            {say('closeOrganisation')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Which organisations does an area have, and what does each answer for? */
export default function Organisations() {
  const say = useWords(words)
  const [areaId, choose] = useChosenArea()
  const [editing, setEditing] = useState<Row | 'new'>()
  const found = useAnswer(listOrganisations, areaId ? { params: { areaId } } : undefined, { keepPrevious: true })
  const done = () => {
    setEditing(undefined)
    sayDone(say('saved'))
  }
  return (
    <Page
      title={say('organisations')}
      lead={say('organisationsLead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setEditing('new')}>
            {say('newOrganisation')}
          </Button>
        </>
      }
    >
      <Panel>
        <Answered query={found}>
          {({ rows }) =>
            rows.length && areaId ? (
              <ul className="admin-list">
                {rows.map((row) => (
                  <One key={row.id} row={row} areaId={areaId} onEdit={() => setEditing(row)} />
                ))}
              </ul>
            ) : (
              <Empty icon="building" title={say('noOrganisations')} about={say('noOrganisationsWay')} />
            )
          }
        </Answered>
      </Panel>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={editing === 'new' ? say('newOrganisation') : editing?.name}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {editing && areaId && (
          <OrganisationForm areaId={areaId} row={editing === 'new' ? undefined : editing} onDone={done} />
        )}
      </Drawer>
    </Page>
  )
}
