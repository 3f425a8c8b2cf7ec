import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { listAway } from '#contract/people/notices.ts'
import { peopleNumbers } from '#contract/people/numbers.ts'
import { listPeople } from '#contract/people/person-lists.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer, usePages, type RowOf } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { sayHeld } from './cell.ts'
import { useDictionary } from './dictionary.ts'
import { usePeopleColumns } from './list/columns.tsx'

const words = {
  title: { zh: '人户分离', en: 'Registered and living apart' },
  about: {
    zh: '服务由现住地社区提供；户口所在地社区得知，不重复登记。',
    en: 'Services come from where people live; the community of registration is told and keeps no second record.',
  },
  state: { zh: '哪一种', en: 'Which' },
  together: { zh: '人户同在', en: 'Both here' },
  lives_only: { zh: '人在户不在', en: 'Lives here only' },
  registered_only: { zh: '户在人不在', en: 'Registered here only' },
  together_is: { zh: '户口在这里，人也住在这里', en: 'Registered here and lives here' },
  lives_only_is: { zh: '人住在这里，户口在别处', en: 'Lives here, registered elsewhere' },
  registered_only_is: { zh: '户口在这里，人住在别处', en: 'Registered here, lives elsewhere' },
  elsewhere: { zh: '现住本市别的社区', en: 'Living in another community of the city' },
  outside: { zh: '现住本系统以外，或不知去向', en: 'Living outside this system, or nobody knows where' },
  home: { zh: '现住社区', en: 'Lives in' },
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  age: { zh: '年龄', en: 'Age' },
  years: { zh: '{n}岁', en: '{n}' },
  since: { zh: '从哪天起', en: 'Since' },
  unknown: { zh: '日期不详', en: 'unknown' },
  community: { zh: '户口社区', en: 'Registered in' },
  none: { zh: '没有这样的居民', en: 'Nobody' },
  noneAway: { zh: '没有户口在此、现住别的社区的居民', en: 'Nobody registered here lives in another community' },
  notices: { zh: '社区之间的通知', en: 'Notices between communities' },
  inList: { zh: '在名册中筛选', en: 'Filter in the register' },
} as const
const states = ['lives_only', 'registered_only', 'together'] as const
type State = (typeof states)[number]
const counts = { together: 'together', lives_only: 'livesOnly', registered_only: 'registeredOnly' } as const

const useAwayColumns = (): Column<RowOf<typeof listAway>>[] => {
  const say = useWords(words)
  const { code } = useDictionary()
  return [
    { key: 'name', label: say('name'), fixed: true, draw: (row) => <strong>{row.name}</strong> },
    { key: 'home', label: say('home'), fixed: true, width: 180, draw: (row) => row.homeAreaName },
    { key: 'sex', label: say('sex'), width: 80, from: 800, draw: (row) => code('sex', row.sex) },
    {
      key: 'age',
      label: say('age'),
      width: 90,
      number: true,
      from: 800,
      draw: (row) => (row.age === null ? '-' : say('years', { n: row.age })),
    },
    {
      key: 'since',
      label: say('since'),
      width: 160,
      from: 800,
      draw: (row) => (row.since ? sayDay(row.since) : say('unknown')),
    },
  ]
}

const Away = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const columns = useAwayColumns()
  const pages = usePages(listAway, { params: { areaId } })
  return (
    <section className="separation-part">
      <h2>{say('elsewhere')}</h2>
      <DataTable
        name="away"
        label={say('elsewhere')}
        columns={columns}
        pages={pages}
        rowKey={(row) => `${row.areaId}.${row.personId}`}
        empty={<Empty icon="check" title={say('noneAway')} />}
      />
    </section>
  )
}

const Here = ({ areaId, state, title }: { areaId: number; state: State; title?: string }) => {
  const say = useWords(words)
  const go = useNavigate()
  const columns = usePeopleColumns(areaId % 1000 === 0)
  const pages = usePages(listPeople, { params: { areaId }, query: { separation: state } })
  const { total } = pages.first ?? {}
  return (
    <section className="separation-part">
      {title && <h2>{title}</h2>}
      <DataTable
        name="separation"
        label={title ?? say(state)}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        total={total?.exact ? total.count : undefined}
        onOpen={(row) => void go({ to: '/people/$areaId/$id', params: { areaId: String(row.areaId), id: row.id } })}
        views={
          <Link to="/people" search={{ separation: state }}>
            {say('inList')}
          </Link>
        }
        empty={<Empty icon="check" title={say('none')} />}
      />
    </section>
  )
}

/** Who lives here without being registered here, and the other way round? */
export default function SeparationPage() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((s) => s === search.state) ?? 'lives_only'
  const numbers = useAnswer(peopleNumbers, areaId && may('people.read_numbers') ? { params: { areaId } } : undefined)
  useLive(areaId, ['people'])
  return (
    <Page
      title={say('title')}
      lead={say('about')}
      actions={
        may('people.edit') && <Button onClick={() => void go({ to: '/people-notices' })}>{say('notices')}</Button>
      }
    >
      <div className="plan-counts" role="group" aria-label={say('state')}>
        {states.map((one) => (
          <button
            key={one}
            type="button"
            className="plan-count"
            aria-pressed={one === state}
            onClick={() => void go({ to: '.', search: { state: one }, replace: true } as never)}
          >
            <span>{say(one)}</span>
            <strong>{numbers.data ? sayHeld(numbers.data.total[counts[one]]) : '…'}</strong>
            <span className="soft small">{say(`${one}_is`)}</span>
          </button>
        ))}
      </div>
      {areaId &&
        (state === 'registered_only' ? (
          <>
            <Away areaId={areaId} />
            <Here areaId={areaId} state={state} title={say('outside')} />
          </>
        ) : (
          <Here key={state} areaId={areaId} state={state} />
        ))}
    </Page>
  )
}
