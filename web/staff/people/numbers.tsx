import '../incidents/incidents.css'
import './people.css'
import { careNumbers } from '#contract/people/care.ts'
import { peopleNumbers } from '#contract/people/numbers.ts'
import type { Answer } from '#contract/route.ts'
import { Button } from 'antd'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayCell, sayHeld } from './cell.ts'
import { useDictionary } from './dictionary.ts'

const words = {
  title: { zh: '人口数', en: 'Numbers of residents' },
  about: {
    zh: '只有数字，没有名单。小于 5 的写作 <5，免得认出某个人。* 是不显示的数：小于 5，或会让人用总数、用同一行的数算出小于 5 的那个。',
    en: 'Numbers only, no rows. Under five is written <5, so that nobody can be recognised. * is a number held back: under five, or one from which a number under five could be worked out by the totals or along its row.',
  },
  whole: { zh: '全区域', en: 'Whole area' },
  byArea: { zh: '分区域', en: 'By area' },
  area: { zh: '区域', en: 'Area' },
  people: { zh: '在册', en: 'On record' },
  living: { zh: '实际居住', en: 'Living here' },
  registered: { zh: '户籍在此', en: 'Registered' },
  together: { zh: '人户同在', en: 'Both here' },
  livesOnly: { zh: '人在户不在', en: 'Lives only' },
  registeredOnly: { zh: '户在人不在', en: 'Registered only' },
  under14: { zh: '14岁以下', en: 'Under 14' },
  over60: { zh: '60岁以上', en: 'Over 60' },
  over80: { zh: '80岁以上', en: 'Over 80' },
  households: { zh: '户', en: 'Households' },
  dwellings: { zh: '房屋', en: 'Dwellings' },
  rented: { zh: '出租', en: 'Rented' },
  empty: { zh: '空置', en: 'Empty' },
  workers: { zh: '社区工作者', en: 'Workers' },
  perWorker: { zh: '人均服务', en: 'People per worker' },
  care: { zh: '关爱名册', en: 'Care registers' },
  active: { zh: '在册', en: 'On it' },
  reviewDue: { zh: '待复核', en: 'To review' },
  print: { zh: '打印', en: 'Print' },
} as const

type Counted = Answer<typeof peopleNumbers>['total']
const cells = [
  'people',
  'living',
  'registered',
  'together',
  'livesOnly',
  'registeredOnly',
  'under14',
  'over60',
  'over80',
] as const
const plain = ['households', 'dwellings', 'rented', 'empty', 'workers'] as const

type RowProps = { name: string; counted: Counted }
const Row = ({ name, counted }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    {cells.map((key) => (
      <td key={key} className="number">
        {sayHeld(counted[key])}
      </td>
    ))}
    {plain.map((key) => (
      <td key={key} className="number">
        {sayNumber(counted[key])}
      </td>
    ))}
    <td className="number">{sayNumber(counted.perWorker, 1)}</td>
  </tr>
)

/** How many people live here, of which kinds? For those who need numbers and no names. */
export default function PeopleNumbers() {
  const say = useWords(words)
  const { kind } = useDictionary()
  const { data: session } = useSession()
  const asked = session?.areaId ? { params: { areaId: session.areaId } } : undefined
  const numbers = useAnswer(peopleNumbers, asked)
  const care = useAnswer(careNumbers, asked)
  return (
    <Page
      title={say('title')}
      lead={say('about')}
      actions={<Button onClick={() => window.print()}>{say('print')}</Button>}
    >
      <Answered query={numbers}>
        {({ total, areas }) => (
          <Panel flush>
            <div className="scroll" tabIndex={0} role="group" aria-label={say('title')}>
              <table className="plain plain-even">
                <thead>
                  <tr>
                    <th scope="col">{say('area')}</th>
                    {[...cells, ...plain, 'perWorker' as const].map((key) => (
                      <th key={key} scope="col" className="number">
                        {say(key)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <Row name={say('whole')} counted={total} />
                  {areas.map((area) => (
                    <Row key={area.areaId} name={area.name} counted={area} />
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        )}
      </Answered>
      <Answered query={care}>
        {({ rows, areas, smallest }) => (
          <Panel flush title={say('care')}>
            <div className="scroll" tabIndex={0} role="group" aria-label={say('care')}>
              <table className="plain plain-even">
                <thead>
                  <tr>
                    <th scope="col">{say('care')}</th>
                    <th scope="col" className="number">
                      {say('active')}
                    </th>
                    <th scope="col" className="number">
                      {say('reviewDue')}
                    </th>
                    {areas.map((area) => (
                      <th key={area.areaId} scope="col" className="number">
                        {area.name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.kind}>
                      <th scope="row">{kind(row.kind)}</th>
                      <td className="number">{sayCell(row.active, smallest)}</td>
                      <td className="number">{sayCell(row.reviewDue, smallest)}</td>
                      {areas.map((area) => {
                        const cell = area.cells.find((one) => one.kind === row.kind)
                        return (
                          <td key={area.areaId} className="number">
                            {cell ? sayHeld(cell.active) : '0'}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        )}
      </Answered>
    </Page>
  )
}
