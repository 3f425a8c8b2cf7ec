import '../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type Account, findAccounts, postRoles } from '#contract/access/accounts.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { type Column, DataTable } from '#kit/table/data-table.tsx'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountStates } from './account-states.tsx'
import { words } from './admin-words.ts'
import { ImportStaff } from './import-staff.tsx'
import { NewAccount } from './new-account.tsx'
import { type Handover, OneTimePassword } from './one-time-password.tsx'
import { PostName, standing } from './post-line.tsx'
import { CityFilling, ThreeAdministrators } from './three-administrators.tsx'

type Search = { q?: string; role?: string; state?: string; account?: string }
const stateQuery: Record<string, object> = {
  active: { active: 'true' },
  shut: { active: 'false' },
  locked: { locked: 'true' },
  withoutPost: { withoutPost: 'true' },
}

const useColumns = (): Column<Account>[] => {
  const say = useWords(words)
  return [
    {
      key: 'name',
      label: say('name'),
      fixed: true,
      width: 200,
      draw: (a) => (
        <>
          <div>{a.name}</div>
          <div className="soft small">{a.loginName}</div>
        </>
      ),
    },
    {
      key: 'posts',
      label: say('posts'),
      draw: (a) =>
        a.posts
          .filter((p) => standing(p) === 'holds')
          .map((p) => (
            <div key={p.id}>
              <PostName post={p} />
            </div>
          )),
    },
    {
      key: 'state',
      label: say('state'),
      draw: (a) => (
        <div className="admin-tags">
          <AccountStates account={a} />
        </div>
      ),
    },
    { key: 'officePhone', label: say('officePhone'), from: 1201, draw: (a) => a.officePhone ?? '-' },
    { key: 'created', label: say('created'), from: 1201, width: 140, draw: (a) => sayDay(new Date(a.createdAt)) },
  ]
}

/** Who may sign in, as what, and where? 账号和岗位. */
export default function Accounts() {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const go = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const columns = useColumns()
  const { data: session } = useSession()
  const [making, setMaking] = useState(false)
  const [listing, setListing] = useState(false)
  const [handover, setHandover] = useState<Handover>()
  const areaId = session?.areaId ?? undefined
  const look = (change: Search) => void go({ to: '.', search: { ...search, ...change } as never, replace: true })
  const query = { q: search.q || undefined, role: search.role as never, ...stateQuery[search.state ?? ''] }
  const pages = usePages(findAccounts, areaId ? { params: { areaId }, query } : undefined)
  if (!areaId) return <Page title={say('accounts')}>{null}</Page>
  const made = (done: Handover) => {
    setMaking(false)
    setHandover(done)
  }
  const filters = (
    <>
      <Select
        aria-label={say('role')}
        allowClear
        placeholder={say('anyRole')}
        value={search.role}
        onChange={(role?: string) => look({ role })}
        options={postRoles.map((role) => ({ value: role, label: phrase(`role.${role}`) }))}
      />
      <Select
        aria-label={say('state')}
        allowClear
        placeholder={say('anyState')}
        value={search.state}
        onChange={(state?: string) => look({ state })}
        options={(['active', 'shut', 'locked', 'withoutPost'] as const).map((s) => ({ value: s, label: say(s) }))}
      />
    </>
  )
  return (
    <Page
      title={say('accounts')}
      lead={say('accountsLead')}
      actions={
        <>
          <Button onClick={() => setListing(true)}>{say('staffList')}</Button>
          <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>
            {say('newAccount')}
          </Button>
        </>
      }
    >
      <CityFilling />
      <ThreeAdministrators areaId={areaId} />
      <DataTable
        name="accounts"
        label={say('accounts')}
        columns={columns}
        pages={pages}
        rowKey={(a) => a.id}
        opened={search.account}
        onOpen={(a) => look({ account: a.id })}
        filters={filters}
        filtersSet={[search.role, search.state].filter(Boolean).length}
        views={
          <div className="admin-search">
            <Input.Search
              allowClear
              aria-label={say('find')}
              placeholder={say('find')}
              defaultValue={search.q}
              onSearch={(q) => look({ q: q.trim() || undefined })}
            />
          </div>
        }
        empty={
          search.q || search.role || search.state ? undefined : (
            <Empty icon="people" title={say('noAccounts')} about={say('noAccountsWay')} />
          )
        }
      />
      <ImportStaff areaId={areaId} open={listing} onClose={() => setListing(false)} />
      <NewAccount areaId={areaId} open={making} onClose={() => setMaking(false)} onMade={made} />
      <AccountDrawer
        id={search.account}
        areaId={areaId}
        onClose={() => look({ account: undefined })}
        onHandover={setHandover}
      />
      <OneTimePassword handover={handover} onClose={() => setHandover(undefined)} />
    </Page>
  )
}
