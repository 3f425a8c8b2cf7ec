import './visits.css'
import '../admin.css'
import { Alert, Button, Checkbox, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { getPlan, savePlan, type VisitPlan } from '#contract/visits/plan.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { Fact } from '../matters/part/fact.tsx'
import { Filter } from '../matters/part/filter-fields.tsx'
import { AreaChoice, useChosenArea } from '../territory/chosen-area.tsx'
import { DoorLimitPanel } from './door-limit.tsx'
import { MonthChoice } from './numbers/month-choice.tsx'
import { ReasonAndSave } from './reason-and-save.tsx'
import { words } from './words.ts'

/** Changes the plan from a month on; the months before keep theirs. */
const Change = ({ plan, areaId, onDone }: { plan: VisitPlan; areaId: number; onDone: () => void }) => {
  const say = useWords(words)
  const send = useSend(savePlan)
  const [since, setSince] = useState(dayjs().format('YYYY-MM'))
  const [follow, setFollow] = useState(false)
  const [households, setHouseholds] = useState<number | null>(plan.householdsAMonth)
  const [must, setMust] = useState(plan.mustEveryMonth)
  const [reason, setReason] = useState('')
  const own = plan.own.find((one) => one.since === since)
  const save = () =>
    send.mutate(
      {
        params: { areaId },
        body: {
          since,
          householdsAMonth: follow ? null : households,
          mustEveryMonth: follow ? null : must,
          reason: reason.trim(),
          version: own?.version ?? null,
        },
      },
      {
        onSuccess: () => {
          sayDone(say('planSaved'))
          onDone()
        },
      },
    )
  return (
    <Panel title={say('planChange')}>
      <div className="stack">
        {send.error && <Alert type="error" showIcon title={send.error.message} />}
        <Filter label={say('planFromMonth')}>
          <MonthChoice label={say('planFromMonth')} value={since} onChange={setSince} future />
        </Filter>
        <Checkbox checked={follow} onChange={(e) => setFollow(e.target.checked)}>
          {say('planFollow')}
        </Checkbox>
        {!follow && (
          <>
            <Filter label={say('planHouseholds')}>
              <InputNumber
                aria-label={say('planHouseholds')}
                min={0}
                max={2000}
                precision={0}
                value={households}
                onChange={setHouseholds}
              />
            </Filter>
            <Checkbox checked={must} onChange={(e) => setMust(e.target.checked)}>
              {say('planMust')}
            </Checkbox>
          </>
        )}
        <ReasonAndSave
          label={say('planReason')}
          hint={say('planReasonHint')}
          reason={reason}
          onReason={setReason}
          ready={follow || households !== null}
          saving={send.isPending}
          onSave={save}
          onCancel={onDone}
        />
      </div>
    </Panel>
  )
}

const Own = ({ plan }: { plan: VisitPlan }) => {
  const say = useWords(words)
  if (!plan.own.length) return <p className="soft">{say('planOwnNone')}</p>
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('planOwn')}>
      <table className="plain plain-even">
        <thead>
          <tr>
            <th scope="col">{say('planFromMonth')}</th>
            <th scope="col" className="number">
              {say('planHouseholds')}
            </th>
            <th scope="col">{say('planMust')}</th>
            <th scope="col">{say('planReason')}</th>
            <th scope="col">{say('planFrom')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.own.map((one) => (
            <tr key={one.since}>
              <th scope="row">{one.since}</th>
              <td className="number">{one.householdsAMonth ?? say('planAsAbove')}</td>
              <td>{one.mustEveryMonth === null ? say('planAsAbove') : say(one.mustEveryMonth ? 'yes' : 'no')}</td>
              <td>{one.reason}</td>
              <td>{say('planBy', { by: one.by ?? '-', at: sayInstant(one.at) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 走访计划: how many households a month, whose word that is and why. */
export default function Plan() {
  const say = useWords(words)
  const may = useMay()
  const [areaId, choose] = useChosenArea()
  const [changing, change] = useState(false)
  const query = useAnswer(getPlan, areaId ? { params: { areaId } } : undefined)
  return (
    <Page
      title={say('planTitle')}
      lead={say('planLead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          {may('visits.configure') && (
            <Button type="primary" onClick={() => change(true)}>
              {say('planChange')}
            </Button>
          )}
        </>
      }
    >
      <Answered query={query}>
        {(plan) => (
          <div className="admin-stack">
            {changing && areaId && (
              <Change key={`${areaId}`} plan={plan} areaId={areaId} onDone={() => change(false)} />
            )}
            <Panel title={say('planNow', { month: plan.month })}>
              <dl className="facts">
                <Fact label={say('planHouseholds')}>{say('planHouseholdsN', { n: plan.householdsAMonth })}</Fact>
                <Fact label={say('planMust')}>{say(plan.mustEveryMonth ? 'yes' : 'no')}</Fact>
                <Fact label={say('planFrom')}>
                  {plan.from
                    ? say('planSince', { area: plan.from.areaName, since: plan.from.since })
                    : say('planFromUs')}
                </Fact>
                {plan.reason && <Fact label={say('planReason')}>{plan.reason}</Fact>}
              </dl>
            </Panel>
            <Panel title={say('planOwn')}>
              <Own plan={plan} />
            </Panel>
            {areaId && <DoorLimitPanel key={areaId} areaId={areaId} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}
