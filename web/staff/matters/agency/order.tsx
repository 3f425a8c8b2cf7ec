import '../matters.css'
import { Link } from '@tanstack/react-router'
import { Checkbox, DatePicker, Input } from 'antd'
import { agencyFlow, type AgencyMove } from '#contract/matters/agency-flow.ts'
import {
  agencyForms,
  agencyMoves,
  getAgency,
  printAgency,
  revealAgency,
  type AgencyDetail,
} from '#contract/matters/agency.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { openFile } from '#kit/download.ts'
import { sayDay, sayInstant, sayList } from '#kit/format.ts'
import type { FieldLook } from '#kit/form/control.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { ColleaguePicker } from '../../incidents/move/colleague-picker.tsx'
import { CasePage, CaseView, useRow } from '../part/case-page.tsx'
import { ClockWhy } from '../part/clock-why.tsx'
import { FilesControl } from '../part/controls.tsx'
import { DueLight } from '../part/due-light.tsx'
import { Fact } from '../part/fact.tsx'
import { MovePanel } from '../part/move-panel.tsx'
import { PrintButton } from '../part/print-button.tsx'
import { Reveal } from '../part/reveal.tsx'
import { TimeLine } from '../part/time-line.tsx'
import { ApplicationPicker } from './application-picker.tsx'
import { FromVisit } from '../../visits/from-visit.tsx'
import { words } from './words.ts'

const flow = agencyFlow.moves
const forward: readonly AgencyMove[] = [
  'authorise',
  'take_materials',
  'begin',
  'get_result',
  'hand_back',
  'confirm_on_paper',
  'return_materials',
  'report',
  'plan_visit',
]

/** Who may go on an errand: colleagues of the community, never a department. */
const agents = ['grid_worker', 'window_clerk', 'community_head'] as const

type Given<V> = { id?: string; value?: V; onChange?: (value: V) => void }
type Item = { id: string; name: string; original: boolean; copies: number }
const ItemsControl = ({ id, onChange }: Given<Item[]>) => (
  <Input.TextArea
    id={id}
    rows={3}
    onChange={(e) =>
      onChange?.(
        e.target.value
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
          .map((line) => ({
            id: clientId(),
            name: line.replace(/^\*\s*/, ''),
            original: line.startsWith('*'),
            copies: 1,
          })),
      )
    }
  />
)
const InstantControl = ({ id, onChange }: Given<string>) => (
  <DatePicker
    id={id}
    showTime={{ format: 'HH:mm' }}
    format="YYYY-MM-DD HH:mm"
    className="wide"
    onChange={(at) => at && onChange?.(`${at.format('YYYY-MM-DDTHH:mm')}:00+08:00`)}
  />
)

const View = ({ detail }: { detail: AgencyDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const reveal = useSend(revealAgency, [])
  const params = { areaId: detail.areaId, id: detail.id }
  const there = detail.materials.filter((m) => !m.returnedAt)
  const fields = (move: string): Record<string, FieldLook> => {
    const { shape } = flow[move as AgencyMove].needs as { shape: Record<string, unknown> }
    const looks: Record<string, FieldLook> = {
      manner: { label: say('manner'), say: (v) => phrase(`matters.agency.manner.${v}`) },
      scope: { label: say('scope'), kind: 'text' },
      until: { label: say('validUntil') },
      witness: { label: say('witness') },
      visitAt: { label: say('visitAt'), control: <InstantControl /> },
      items: { label: say('items'), control: <ItemsControl /> },
      itemIds: {
        label: say('itemIds'),
        control: (
          <Checkbox.Group
            options={there.map((m) => ({
              value: m.id,
              label: `${m.name}（${say(m.original ? 'original' : 'copy')}）`,
            }))}
          />
        ),
      },
      receivedBy: { label: say('receivedBy') },
      relation:
        move === 'hand_back'
          ? { label: say('relation'), say: (v) => say(`relation.${v as 'self'}`) }
          : { label: say('relation') },
      applicationId: { label: say('application'), control: <ApplicationPicker areaId={detail.areaId} /> },
      accountId: { label: say('account'), control: <ColleaguePicker areaId={detail.areaId} roles={agents} /> },
      phone: { label: say('phone'), kind: 'text' },
      name: { label: say('name') },
      files: { label: say('files'), control: <FilesControl areaId={detail.areaId} /> },
      note: { label: say('note'), kind: 'long' },
    }
    return Object.fromEntries(
      Object.keys(looks)
        .filter((key) => key in shape)
        .map((key) => [key, looks[key]!]),
    )
  }
  return (
    <CaseView
      number={<span className="figure">{detail.number}</span>}
      title={detail.matter}
      standing={
        <>
          <span className="case-state">{phrase(`matters.agency.state.${detail.state}`)}</span>
          {detail.clock && <DueLight dueAt={detail.dueAt} yellowAt={detail.yellowAt} />}
          <span>
            <span className="soft">{say('agent')} </span>
            {detail.agent ?? '-'}
          </span>
        </>
      }
      moves={
        <MovePanel
          id={detail.id}
          version={detail.version}
          moves={detail.moves}
          forward={forward}
          atOnce={['begin']}
          label={(move) => phrase(`matters.agency.move.${move}`)}
          needs={(move) => flow[move as AgencyMove].needs}
          fields={fields}
          initial={(move) =>
            move === 'authorise'
              ? { manner: 'signed_paper', scope: detail.matter }
              : move === 'hand_back'
                ? { relation: 'self' }
                : move === 'return_materials'
                  ? { itemIds: there.map((m) => m.id) }
                  : {}
          }
          send={(move, body) => call(agencyMoves[move as AgencyMove], { params, body: body as never })}
        />
      }
      aside={<TimeLine steps={detail.steps} moves="matters.agency.move" states="matters.agency.state" />}
    >
      <FromVisit kind="agency" areaId={detail.areaId} id={detail.id} />
      <dl className="facts">
        <Fact label={say('name')}>
          {reveal.data?.name ?? detail.name}{' '}
          {detail.mayReveal && !reveal.data && (
            <Reveal
              busy={reveal.isPending}
              error={reveal.error}
              onReveal={(reason) => reveal.mutate({ params, body: { reason } })}
            />
          )}
        </Fact>
        <Fact label={say('phone')}>{reveal.data?.phone ?? detail.phone ?? '-'}</Fact>
        <Fact label={say('address')}>{reveal.data?.address ?? detail.address ?? '-'}</Fact>
        <Fact label={say('visit')}>
          {detail.visitAt ? sayInstant(detail.visitAt) : detail.homeVisit ? say('homeVisit') : '-'}
        </Fact>
        <Fact label={say('askedBy')}>{[say(`by.${detail.askedBy}`), detail.relation].filter(Boolean).join(' · ')}</Fact>
        {detail.followers.length > 0 && (
          <Fact label={say('followers')}>{sayList(detail.followers.map((f) => `${f.relation} ${f.phone}`))}</Fact>
        )}
        {detail.note && <Fact label={say('note')}>{detail.note}</Fact>}
        {detail.result && <Fact label={say('result')}>{detail.result}</Fact>}
      </dl>
      <section>
        <h3>{say('authorisation')}</h3>
        {detail.authorisation ? (
          <p>
            {phrase(`matters.agency.manner.${detail.authorisation.manner}`)} · {detail.authorisation.scope} ·{' '}
            {say('until', { day: sayDay(detail.authorisation.until) })}
          </p>
        ) : (
          <p className="soft">{say('noAuthorisation')}</p>
        )}
      </section>
      <section>
        <h3>{say('materials')}</h3>
        {detail.outstanding > 0 && <Light kind="warn">{say('outstanding', { n: detail.outstanding })}</Light>}
        {detail.materials.length === 0 && <p className="soft">{say('noMaterials')}</p>}
        <ul className="window-papers">
          {detail.materials.map((m) => (
            <li key={m.id} className="window-paper">
              <span>
                {m.name} <span className="mark mark-still">{say(m.original ? 'original' : 'copy')}</span>
              </span>
              <span className="soft small">
                {m.returnedAt
                  ? say('returnedTo', { at: sayDay(m.returnedAt), who: m.receivedBy ?? '' })
                  : say('takenAt', { at: sayDay(m.takenAt) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{say('applications')}</h3>
        <p className="form-end">
          {detail.applications.map((id) => (
            <Link key={id} to="/matters/applications/$areaId/$id" params={{ areaId: String(detail.areaId), id }}>
              {say('openCase')}
            </Link>
          ))}
          {may('matters.accept') && (
            <Link
              to="/matters/window"
              search={{ agency: detail.id, ...(detail.itemCode ? { item: detail.itemCode } : {}) } as never}
            >
              {say('takeIn')}
            </Link>
          )}
        </p>
      </section>
      {may('matters.agency') && (
        <div className="form-end">
          {agencyForms.map((form) => (
            <PrintButton
              key={form}
              label={say('print', { form: phrase(`matters.agency.form.${form}`) })}
              open={() => openFile(printAgency, { params: { ...params, form } })}
            />
          ))}
        </div>
      )}
      <ClockWhy clock={detail.clock} />
    </CaseView>
  )
}

/** One order: who goes, with what authority, which papers are on the way. */
export default function AgencyOrder() {
  const say = useWords(words)
  const params = useRow()
  const query = useAnswer(getAgency, { params })
  return (
    <CasePage title={say('title')} back="/matters/agency">
      <Answered query={query}>{(detail) => <View detail={detail} />}</Answered>
    </CasePage>
  )
} // prettier-ignore
