import '../matters.css'
import '../../admin.css'
import { Link } from '@tanstack/react-router'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { z } from 'zod'
import { agencyNumbers } from '#contract/matters/agency.ts'
import { applicationMetrics, type ApplicationMetric } from '#contract/matters/application-lists.ts'
import { applicationNumbers, type Shares } from '#contract/matters/application-numbers.ts'
import { certificateNumbers } from '#contract/matters/certificates.ts'
import { consultationNumbers } from '#contract/matters/consultation.ts'
import type { correctionOutcomes } from '#contract/matters/corrections.ts'
import { evaluationNumbers } from '#contract/matters/evaluation.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber, sayShare } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { AreaChoice, useChosenArea } from '../../territory/chosen-area.tsx'
import { today } from '../../people/today.ts'
import { useNameOf } from '../form/name-of.ts'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { Evaluations } from './evaluations.tsx'
import { LinkedNumbers } from './linked-numbers.tsx'
import { words } from './words.ts'

const shapes = applicationNumbers.query.shape
const shown: readonly ApplicationMetric[] = ['submitted', 'accepted', 'done', 'on_time', 'once_done', 'late']
const outcomeOf: Record<string, (typeof correctionOutcomes)[number] | undefined> = { inTime: 'in_time', late: 'late', calledBack: 'called_back', confirmed: 'confirmed' } // prettier-ignore
type SharesOf = z.output<typeof Shares>

/** How are matters handled here? Each number opens its rows. */
export default function MatterNumbers() {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const [areaId, choose] = useChosenArea()
  const { filters, change } = useListState(shapes)
  const from = oneOf(filters['from']) ?? `${today().slice(0, 7)}-01`
  const to = oneOf(filters['to']) ?? today()
  const asked = areaId ? { params: { areaId }, query: { from, to } } : undefined
  const query = useAnswer(applicationNumbers, asked, { keepPrevious: true })
  const grades = useAnswer(evaluationNumbers, asked && { ...asked, query: { from, to, by: 'service' as const } })
  const agency = useAnswer(agencyNumbers, asked)
  const certificates = useAnswer(certificateNumbers, asked)
  const consultations = useAnswer(consultationNumbers, asked)
  const may = useMay()
  const mayRead = may('matters.read')
  const rows = (metric: ApplicationMetric, n: number | undefined, more: object = {}, measure?: string) =>
    n && mayRead ? (
      <Link
        to="/matters/applications"
        className="figure-link"
        search={{ scope: 'all', metric, countedFrom: from, countedTo: to, area: areaId, ...more } as never}
        data-measure={measure === undefined ? undefined : true}
      >
        {measure ?? sayNumber(n)}
      </Link>
    ) : (
      (measure ?? sayNumber(n ?? 0))
    )
  const at = { areaId: areaId!, open: mayRead }
  // A share opens the part it counts, an average all it was taken from.
  const shareRow = (s: SharesOf): [string, ApplicationMetric, string][] => [
    ['acceptance', 'accepted', sayShare(s.acceptance)],
    ['on_time', 'on_time', sayShare(s.onTime)],
    ['once_done', 'once_done', sayShare(s.onceDone)],
    ['trips_per_case', 'done', sayNumber(s.tripsPerCase, 2)],
    ['used_of_promise', 'done', sayShare(s.usedOfPromise)],
  ]
  const table = (
    label: string,
    head: string,
    lines: readonly { key: string; name: string; counts: Partial<Record<ApplicationMetric, number>>; shares: SharesOf; more: object }[],
  ) => (
    <Panel title={label} flush>
      <div className="scroll" tabIndex={0} role="group" aria-label={label}>
        <table className="plain plain-even">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {shown.map((m) => (
                <th key={m} scope="col" className="number">
                  {phrase(`matters.metric.${m}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {phrase('matters.share.once_done')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.name}</th>
                {shown.map((m) => (
                  <td key={m} className="number">
                    {rows(m, line.counts[m], line.more)}
                  </td>
                ))}
                <td className="number">{rows('once_done', line.counts.once_done, line.more, sayShare(line.shares.onceDone))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
  return (
    <Page
      title={say('title')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          <DatePicker.RangePicker
            aria-label={say('days')}
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            onChange={(days) => days?.[0] && days[1] && change({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
          />
        </>
      }
    >
      <Answered query={query}>
        {(answer) => (
          <div className="admin-stack">
            <Panel title={say('shares')}>
              <dl className="admin-figures">
                {shareRow(answer.shares).map(([key, metric, text]) => (
                  <div key={key}>
                    <dt>{phrase(`matters.share.${key}`)}</dt>
                    <dd className="figure">{rows(metric, answer.counts[metric], {}, text)}</dd>
                  </div>
                ))}
              </dl>
            </Panel>
            <Panel title={say('counts')}>
              <dl className="admin-figures">
                {applicationMetrics.map((m) => (
                  <div key={m}>
                    <dt>{phrase(`matters.metric.${m}`)}</dt>
                    <dd className="figure">{rows(m, answer.counts[m])}</dd>
                  </div>
                ))}
              </dl>
            </Panel>
            <div className="matter-numbers">
              <Panel title={say('evaluation')}>
                <Answered query={grades}>
                  {(g) => (
                    <dl className="numbers">
                      <div>
                        <dt>{g.total ? say('given', { n: g.total.given, invited: g.invited }) : say('few')}</dt>
                        <dd className="figure">
                          {g.total && mayRead ? (
                            <Link to="/matters/evaluations" search={{ from, to, area: areaId } as never} className="figure-link" data-measure>
                              {sayShare(g.total.satisfaction)}
                            </Link>
                          ) : g.total ? (
                            sayShare(g.total.satisfaction)
                          ) : (
                            '-'
                          )}
                        </dd>
                      </div>
                      {(['opened', 'inTime', 'late', 'calledBack', 'confirmed'] as const).map((key) => (
                        <div key={key}>
                          <dt>
                            {say('corrections')} · {say(key)}
                          </dt>
                          <dd className="figure">
                            {g.corrections[key] && may('matters.correct') ? (
                              <Link
                                to="/matters/corrections"
                                className="figure-link"
                                search={{ ...g.corrections.query, ...(outcomeOf[key] ? { outcome: outcomeOf[key] } : {}), area: areaId } as never}
                              >
                                {sayNumber(g.corrections[key])}
                              </Link>
                            ) : (
                              sayNumber(g.corrections[key])
                            )}
                          </dd>
                        </div>
                      ))}
                    </dl>
                  )}
                </Answered>
              </Panel>
              <Panel title={say('agency')}>
                <Answered query={agency}>{(a) => <LinkedNumbers {...at} numbers={a.numbers} to="/matters/agency" />}</Answered>
              </Panel>
              <Panel title={say('certificates')}>
                <Answered query={certificates}>
                  {(c) => <LinkedNumbers {...at} numbers={c.numbers} to="/matters/certificates" />}
                </Answered>
              </Panel>
              <Panel title={say('consultations')}>
                <Answered query={consultations}>
                  {(c) => <LinkedNumbers {...at} numbers={c.numbers} to="/matters/consultations" open={may('matters.answer')} />}
                </Answered>
              </Panel>
            </div>
            {areaId && <Evaluations areaId={areaId} from={from} to={to} />}
            {answer.areas.length > 1 &&
              table(
                say('areas'),
                say('area'),
                answer.areas.map((a) => ({ key: String(a.areaId), name: a.name, counts: a.counts, shares: a.shares, more: { area: a.areaId } })),
              )}
            {answer.items.length > 0 &&
              table(
                say('items'),
                say('item'),
                answer.items.map((i) => ({ key: i.code, name: nameOf(i), counts: i.counts, shares: i.shares, more: { item: i.code } })),
              )}
          </div>
        )}
      </Answered>
    </Page>
  )
} // prettier-ignore
