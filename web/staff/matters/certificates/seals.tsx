import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import {
  exportSealUses,
  listApprovers,
  listSealUses,
  recordSealUse,
  SealFilter,
  type SealUse,
} from '#contract/matters/seals.ts'
import { clientId } from '#kit/client-id.ts'
import { download } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, usePages, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { DaysFilter } from '../part/filter-fields.tsx'
import { ListTold } from '../part/list-told.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { words } from './words.ts'

type Seal = z.output<typeof SealUse>
const useSealColumns = (): Column<Seal>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  return [
    {
      key: 'document',
      label: say('document'),
      fixed: true,
      draw: (row) => (
        <>
          {row.document}
          <span className="soft small cell-second">
            {row.purpose} · {row.forWhom}
          </span>
        </>
      ),
    },
    { key: 'seal', label: say('seal'), width: 160, draw: (row) => phrase(`matters.seal.${row.seal}`) },
    { key: 'copies', label: say('copies'), width: 70, number: true, from: 800, draw: (row) => row.copies },
    { key: 'usedBy', label: say('usedBy'), width: 110, from: 800, draw: (row) => row.usedBy },
    {
      key: 'approvedBy',
      label: say('approvedBy'),
      width: 110,
      from: 800,
      draw: (row) => (row.standing ? say('standing') : row.approvedBy),
    },
    { key: 'at', label: say('days'), width: 170, from: 1000, draw: (row) => sayInstant(row.at) },
  ]
}

/** 用印登记簿 (E04): who used which seal when, on what, approved by whom. */
export const Seals = ({ areaId: home }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const role = usePhrases('access')
  const may = useMay()
  const [id, setId] = useState<string>()
  const columns = useSealColumns()
  const { filters, areaId = home, change, clear } = useListState(SealFilter.shape)
  const asked = { params: { areaId }, query: filters as never }
  const pages = usePages(listSealUses, asked)
  const approvers = useAnswer(listApprovers, id ? { params: { areaId } } : undefined)
  const send = useSend(recordSealUse)
  return (
    <>
      {may('matters.certify') && areaId % 1000 !== 0 && (
        <p className="list-top">
          <Button onClick={() => setId(clientId())}>{say('recordSeal')}</Button>
        </p>
      )}
      <div className="list-top unprinted">
        <SearchBox value={oneOf(filters['q']) ?? ''} label={say('searchSeals')} onSearch={(q) => change({ q })} />
      </div>
      <ListTold areaId={areaId} homeId={home} onClear={() => clear(['tab'])} />
      <DataTable
        name="seals"
        filtersSet={Object.keys(filters).filter((key) => key !== 'q').length}
        filters={<DaysFilter filters={filters} change={change} names={['from', 'to']} label={say('days')} />}
        label={say('tabSeals')}
        pages={pages}
        rowKey={(row) => row.id}
        onExport={may('matters.export') ? () => download(exportSealUses, asked, 'seals.xlsx') : undefined}
        columns={columns}
      />
      <Drawer open={id !== undefined} onClose={() => setId(undefined)} title={say('recordSeal')} size="min(480px, 100vw)" destroyOnHidden>
        {id && (
          <SchemaForm
            shape={recordSealUse.body.omit({ id: true })}
            initial={{ seal: 'committee', copies: 1 }}
            fields={{
              seal: { label: say('seal'), say: (v) => phrase(`matters.seal.${v}`) },
              document: { label: say('document') },
              purpose: { label: say('purpose') },
              forWhom: { label: say('forWhom') },
              copies: { label: say('copies') },
              approvedBy: {
                label: say('approvedBy'),
                control: <Select className="wide" options={(approvers.data?.rows ?? []).map((a) => ({ value: a.accountId, label: `${a.name} · ${role(`role.${a.role}`)}` }))} />,
              },
            }}
            send={async (body) => {
              await send.mutateAsync({ params: { areaId }, body: { ...body, id } })
              sayDone(say('sealed'))
              setId(undefined)
            }}
          />
        )}
      </Drawer>
    </>
  )
} // prettier-ignore
