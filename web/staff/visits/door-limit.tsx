import { Alert, Button, Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { LimitUnit, sayLimit, type Limit } from '#contract/time/limit.ts'
import { getDoorLimit, saveDoorLimit, type DoorLimitAnswer } from '#contract/visits/door-limit.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { Fact } from '../matters/part/fact.tsx'
import { Filter } from '../matters/part/filter-fields.tsx'
import { words } from './door-limit-words.ts'
import { ReasonAndSave } from './reason-and-save.tsx'

const Change = ({ kept, onDone }: { kept: DoorLimitAnswer; onDone: () => void }) => {
  const say = useWords(words)
  const send = useSend(saveDoorLimit)
  const [follow, setFollow] = useState(false)
  const [amount, setAmount] = useState<number | null>(kept.limit.amount)
  const [unit, setUnit] = useState<Limit['unit']>(kept.limit.unit)
  const [reason, setReason] = useState('')
  const save = () =>
    send.mutate(
      {
        params: { areaId: kept.areaId },
        body: {
          limit: follow || amount === null ? null : { amount, unit },
          reason: reason.trim(),
          version: kept.own[0]?.version ?? 0,
        },
      },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          onDone()
        },
      },
    )
  return (
    <div className="stack">
      {send.error && <Alert type="error" showIcon title={send.error.message} />}
      <Checkbox checked={follow} onChange={(e) => setFollow(e.target.checked)}>
        {say('follow')}
      </Checkbox>
      {!follow && (
        <div className="plate-form">
          <Filter label={say('limit')}>
            <InputNumber
              aria-label={say('limit')}
              min={1}
              max={unit.endsWith('hours') ? 240 : 30}
              precision={0}
              value={amount}
              onChange={setAmount}
            />
          </Filter>
          <Filter label={say('unit')}>
            <Select
              aria-label={say('unit')}
              value={unit}
              onChange={setUnit}
              options={LimitUnit.options.map((value) => ({ value, label: say(`unit.${value}`) }))}
            />
          </Filter>
        </div>
      )}
      <ReasonAndSave
        label={say('reason')}
        named={`${say('title')} ${say('reason')}`}
        hint={say('reasonHint')}
        reason={reason}
        onReason={setReason}
        ready={follow || amount !== null}
        saving={send.isPending}
        onSave={save}
        onCancel={onDone}
      />
    </div>
  )
}

const History = ({ kept }: { kept: DoorLimitAnswer }) => {
  const say = useWords(words)
  const locale = useLanguage()
  if (!kept.own.length) return null
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('title')}>
      <table className="plain plain-even">
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('limit')}</th>
            <th scope="col">{say('reason')}</th>
            <th scope="col">{say('by')}</th>
          </tr>
        </thead>
        <tbody>
          {kept.own.map((one) => (
            <tr key={one.version}>
              <th scope="row">{sayInstant(one.at)}</th>
              <td>{one.limit ? sayLimit(locale, one.limit) : say('asAbove')}</td>
              <td>{one.reason}</td>
              <td>{one.by ?? '-'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 答复时限: how long a resident's "nobody came" may wait, whose word that is, why, and what it was before. */
export const DoorLimitPanel = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const locale = useLanguage()
  const may = useMay()('visits.configure')
  const [changing, change] = useState(false)
  const query = useAnswer(getDoorLimit, { params: { areaId } })
  return (
    <Panel
      title={say('title')}
      actions={may && !changing && <Button onClick={() => change(true)}>{say('change')}</Button>}
    >
      <p className="soft">{say('about')}</p>
      <Answered query={query}>
        {(kept) => (
          <div className="stack">
            <dl className="facts">
              <Fact label={say('limit')}>{sayLimit(locale, kept.limit)}</Fact>
              <Fact label={say('from')}>{kept.from?.areaName ?? say('preset')}</Fact>
              {kept.reason && <Fact label={say('reason')}>{kept.reason}</Fact>}
            </dl>
            {changing && <Change key={kept.own[0]?.version ?? 0} kept={kept} onDone={() => change(false)} />}
            <History kept={kept} />
          </div>
        )}
      </Answered>
    </Panel>
  )
}
