import '../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker, Drawer, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { z } from 'zod'
import { type AuditRow, exportAudit, findAudit } from '#contract/access/audit.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Page } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { type Column, DataTable } from '#kit/table/data-table.tsx'
import { words } from './admin-words.ts'
import { AuditChain } from './audit-chain.tsx'
import { useRouteName } from './route-names.ts'

type Row = z.output<typeof AuditRow>
type Search = { route?: string; refused?: string; from?: string; to?: string; account?: string; row?: string }

/** The whole day of the calendar, in the area's time zone. */
const startOf = (day: string) => `${day}T00:00:00+08:00`
const endOf = (day: string) => `${dayjs(day).add(1, 'day').format('YYYY-MM-DD')}T00:00:00+08:00`

const useWho = () => {
  const say = useWords(words)
  return (row: Row) => {
    if (row.name) return row.name
    if (row.role === 'resident' || row.accountId) return say('resident')
    return say(/^(job|listener|prepare) /.test(row.route) ? 'system' : 'anonymous')
  }
}

const useColumns = (): Column<Row>[] => {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const who = useWho()
  const nameOf = useRouteName()
  return [
    { key: 'at', label: say('at'), fixed: true, width: 190, draw: (r) => sayInstant(r.at) },
    { key: 'who', label: say('person'), draw: (r) => who(r), width: 130 },
    { key: 'role', label: say('role'), from: 901, draw: (r) => (r.role ? phrase(`role.${r.role}`) : '-') },
    { key: 'action', label: say('action'), draw: (r) => nameOf(r.route) },
    { key: 'area', label: say('area'), from: 901, draw: (r) => (r.areaId ? <AreaName areaId={r.areaId} /> : '-') },
    {
      key: 'outcome',
      label: say('outcome'),
      draw: (r) => ('refused' in r.about ? <Light kind="bad">{say('refused')}</Light> : null),
    },
  ]
}

const Detail = ({ row, onPerson }: { row: Row; onPerson: (accountId: string) => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const who = useWho()
  const nameOf = useRouteName()
  return (
    <div className="admin-drawer">
      <dl className="admin-facts">
        <dt>{say('number')}</dt>
        <dd>{row.id}</dd>
        <dt>{say('at')}</dt>
        <dd>{sayInstant(row.at)}</dd>
        <dt>{say('person')}</dt>
        <dd>
          {who(row)} {row.role && <span className="soft">{phrase(`role.${row.role}`)}</span>}
        </dd>
        <dt>{say('area')}</dt>
        <dd>{row.areaId ? <AreaName areaId={row.areaId} /> : '-'}</dd>
        <dt>{say('action')}</dt>
        <dd>
          {nameOf(row.route)} <span className="admin-code">{row.route}</span>
        </dd>
        <dt>{say('request')}</dt>
        <dd>{row.requestId ?? '-'}</dd>
      </dl>
      <section>
        <h3>{say('details')}</h3>
        <pre className="admin-json" tabIndex={0}>
          {JSON.stringify(row.about, null, 2)}
        </pre>
      </section>
      {row.accountId && <Button onClick={() => onPerson(row.accountId!)}>{say('ofPerson')}</Button>}
    </div>
  )
}

/** Who did what, and when? 审计. */
export default function Audit() {
  const say = useWords(words)
  const go = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const columns = useColumns()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const look = (change: Search) => void go({ to: '.', search: { ...search, ...change } as never, replace: true })
  const query = {
    route: search.route || undefined,
    refused: search.refused,
    accountId: search.account,
    from: search.from && startOf(search.from),
    to: search.to && endOf(search.to),
  }
  const pages = usePages(findAudit, areaId ? { params: { areaId }, query } : undefined)
  const opened = pages.rows.find((r) => String(r.id) === String(search.row))
  const period: [dayjs.Dayjs | null, dayjs.Dayjs | null] = [
    search.from ? dayjs(search.from) : null,
    search.to ? dayjs(search.to) : null,
  ]
  const filters = (
    <>
      <DatePicker.RangePicker
        aria-label={say('period')}
        allowEmpty
        value={period}
        onChange={(days) => look({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
      />
      <Select
        aria-label={say('outcome')}
        allowClear
        placeholder={say('anyOutcome')}
        value={search.refused === undefined ? undefined : String(search.refused)}
        onChange={(refused?: string) => look({ refused })}
        options={[
          { value: 'true', label: say('onlyRefused') },
          { value: 'false', label: say('onlyDone') },
        ]}
      />
      {search.account && <Button onClick={() => look({ account: undefined })}>{say('allPeople')} ×</Button>}
    </>
  )
  return (
    <Page title={say('audit')} lead={say('auditLead')}>
      <div className="admin-stack">
        {areaId && <AuditChain areaId={areaId} />}
        <DataTable
          name="audit"
          label={say('audit')}
          columns={columns}
          pages={pages}
          rowKey={(r) => String(r.id)}
          opened={search.row}
          onOpen={(r) => look({ row: String(r.id) })}
          filters={filters}
          filtersSet={[search.from || search.to, search.refused, search.account].filter(Boolean).length}
          onExport={areaId ? () => download(exportAudit, { params: { areaId }, query }) : undefined}
          views={
            <div className="admin-search">
              <Input.Search
                allowClear
                aria-label={say('action')}
                placeholder={say('anyAction')}
                defaultValue={search.route}
                onSearch={(route) => look({ route: route.trim() || undefined })}
              />
            </div>
          }
          empty={<Empty icon="shield" title={say('noAudit')} />}
        />
      </div>
      <Drawer
        open={Boolean(opened)}
        onClose={() => look({ row: undefined })}
        title={opened?.route}
        size="min(560px, 100vw)"
        destroyOnHidden
      >
        {opened && <Detail row={opened} onPerson={(account) => look({ account, row: undefined })} />}
      </Drawer>
    </Page>
  )
}
