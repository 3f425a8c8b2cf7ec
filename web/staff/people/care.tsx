import '../incidents/incidents.css'
import './people.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { CareState as CareStates, careNumbers, listCare } from '#contract/people/care.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, usePages, type RowOf } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { DataTable } from '#kit/table/data-table.tsx'
import { CareDrawer } from './care/care-drawer.tsx'
import { useCareColumns } from './care/columns.tsx'
import { words } from './care/words.ts'
import { sayCell } from './cell.ts'
import { useDictionary } from './dictionary.ts'

type Row = RowOf<typeof listCare>

/** Who needs care, and whose place on a register must be looked at again? */
export default function Care() {
  const say = useWords(words)
  const may = useMay()
  const role = usePhrases('access')
  const go = useNavigate()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const { kinds, kind: nameOf } = useDictionary()
  const search = useSearch({ strict: false }) as { kind?: string; due?: string; state?: string }
  const kind = kinds.find((k) => k.code === search.kind) ?? kinds.find((k) => k.mine) ?? kinds[0]
  const [open, setOpen] = useState<Pick<Row, 'areaId' | 'id'>>()
  const sees = Boolean(kind?.mine) && may('people.care')
  const due = search.due === 'true'
  const state = CareStates.options.find((s) => s === search.state)
  const pages = usePages(
    listCare,
    areaId && kind && sees
      ? {
          params: { areaId },
          query: { kind: kind.code, ...(due ? { reviewDue: 'true' } : {}), ...(state ? { state } : {}) },
        }
      : undefined,
  )
  const numbers = useAnswer(careNumbers, areaId ? { params: { areaId } } : undefined)
  const counted = numbers.data?.rows.find((row) => row.kind === kind?.code)
  const smallest = numbers.data?.smallest ?? 5
  const change = (patch: Record<string, string | undefined>) =>
    void go({ to: '.', search: (before: object) => ({ ...before, ...patch }), replace: true } as never)
  const columns = useCareColumns()
  if (!kind) return <Page title={say('care')}>{kinds.length ? <Empty title={say('noKinds')} /> : <Skeleton />}</Page>
  return (
    <Page title={say('care')} lead={say('about')}>
      <div className="list-top unprinted">
        <Select
          className="people-search"
          aria-label={say('kinds')}
          showSearch={{ optionFilterProp: 'label' }}
          value={kind.code}
          onChange={(code: string) => change({ kind: code })}
          options={kinds.map((k) => ({ value: k.code, label: nameOf(k.code) }))}
        />
        {sees && (
          <Segmented
            aria-label={say('state')}
            value={due ? 'due' : (state ?? 'all')}
            onChange={(to) =>
              change({ due: to === 'due' ? 'true' : undefined, state: to === 'due' || to === 'all' ? undefined : to })
            }
            options={[
              { value: 'all', label: say('all') },
              { value: 'due', label: say('onlyDue') },
              ...CareStates.options.map((s) => ({ value: s, label: say(`state_${s}`) })),
            ]}
          />
        )}
      </div>
      <section className="panel people-note">
        <dl className="facts">
          <div className="fact">
            <dt>{say('basis')}</dt>
            <dd>{kind.legalBasis}</dd>
          </div>
          <div className="fact">
            <dt>{say('purpose')}</dt>
            <dd>{kind.purpose}</dd>
          </div>
          <div className="fact">
            <dt>{say('review')}</dt>
            <dd>
              {say('reviewMonths', { n: kind.reviewMonths })}
              {kind.visitDays !== null && ` · ${say('visit')} ${say('visitDays', { n: kind.visitDays })}`}
            </dd>
          </div>
          <div className="fact">
            <dt>{say('keeps')}</dt>
            <dd>{say('keepsMonths', { n: kind.retentionMonths })}</dd>
          </div>
          {counted && (
            <div className="fact">
              <dt>{nameOf(kind.code)}</dt>
              <dd>
                {say('people', { n: sayCell(counted.active, smallest) })} ·{' '}
                {say('due', { n: sayCell(counted.reviewDue, smallest) })}
              </dd>
            </div>
          )}
        </dl>
      </section>
      {sees ? (
        <DataTable
          name="care"
          label={nameOf(kind.code)}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.id}
          onOpen={setOpen}
          opened={open?.id}
          empty={<Empty icon="check" title={say(due ? 'noneDue' : 'none')} />}
        />
      ) : (
        <Empty icon="shield" title={say('hidden', { roles: kind.roles.map((one) => role(`role.${one}`)).join('、') })}>
          {may('people.read_numbers') && (
            <Button onClick={() => void go({ to: '/people-numbers' })}>{say('numbers')}</Button>
          )}
        </Empty>
      )}
      <CareDrawer areaId={open?.areaId ?? 0} id={open?.id} onClose={() => setOpen(undefined)} />
    </Page>
  )
}
