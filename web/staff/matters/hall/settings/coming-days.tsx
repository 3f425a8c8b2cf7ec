import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { listComing, printRotation, recordAttendance, type ComingRow } from '#contract/matters/hall-sites.ts'
import { Panel } from '#kit/desk/page.tsx'
import { openFile } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { today } from '../days.ts'
import { sayHours } from '../say-hall.ts'
import { useSayDay } from '../say-slot.ts'
import type { Plan, Propose } from './use-change.ts'
import { words } from './words.ts'

type Props = { plan: Plan; propose: Propose }

const Row = ({ row, propose, onCancel }: { row: ComingRow; propose: Propose; onCancel: () => void }) => {
  const say = useWords(words)
  const day = useSayDay()
  const attend = useSend(recordAttendance)
  const record = (present: boolean) =>
    attend.mutate(
      {
        params: { areaId: row.areaId, siteId: row.siteId, rotationId: row.rotationId, day: row.day },
        body: { present },
      },
      { onError: sayRefused },
    )
  const title = say('notComingTitle', { name: row.organisation, day: day.day(row.day) })
  return (
    <li className="hall-line">
      <span className="hall-line-main">
        <span>
          <strong>{day.day(row.day)}</strong> <span className="figure soft">{sayHours([row])}</span>
        </span>
        <span className="hall-line-facts">
          {row.organisation} <span className="soft">{say('windowNo', { no: row.windowNo })}</span>
          {row.cancelled !== null && <Light kind="bad">{say('cancelledDay', { reason: row.cancelled })}</Light>}
          {row.present !== null && (
            <Light kind={row.present ? 'good' : 'warn'}>{say(row.present ? 'presentSet' : 'absentSet')}</Light>
          )}
        </span>
      </span>
      {row.day <= today() && row.cancelled === null && (
        <>
          <Button size="small" disabled={attend.isPending} onClick={() => record(true)}>
            {say('present')}
          </Button>
          <Button size="small" disabled={attend.isPending} onClick={() => record(false)}>
            {say('absent')}
          </Button>
        </>
      )}
      {row.cancelled === null ? (
        <Button size="small" aria-label={title} onClick={onCancel}>
          {say('notComing')}
        </Button>
      ) : (
        <Button
          size="small"
          onClick={() =>
            propose({
              title: say('comesAfterAll'),
              change: { kind: 'rotation_day', id: row.rotationId, day: row.day, reason: null },
            })
          }
        >
          {say('comesAfterAll')}
        </Button>
      )}
    </li>
  )
}

/** 轮转公示: who comes when; one day called off, attendance, the printed timetable. */
export const ComingDays = ({ plan, propose }: Props) => {
  const say = useWords(words)
  const day = useSayDay()
  const { areaId, id: siteId } = plan.site
  const coming = useAnswer(listComing, { params: { areaId }, query: { siteId } })
  const [off, setOff] = useState<ComingRow>()
  const [reason, setReason] = useState('')
  const title = off ? say('notComingTitle', { name: off.organisation, day: day.day(off.day) }) : ''
  return (
    <Panel
      title={say('calendar')}
      actions={
        <Button
          icon={<Icon name="print" size={16} />}
          onClick={() => void openFile(printRotation, { params: { areaId, siteId } }).catch(sayRefused)}
        >
          {say('printRotation')}
        </Button>
      }
    >
      <Answered query={coming}>
        {({ rows }) =>
          rows.length ? (
            <ul className="hall-lines">
              {rows.map((row) => (
                <Row
                  key={`${row.rotationId} ${row.day} ${row.from}`}
                  row={row}
                  propose={propose}
                  onCancel={() => {
                    setReason('')
                    setOff(row)
                  }}
                />
              ))}
            </ul>
          ) : (
            <p className="soft">{say('noComing')}</p>
          )
        }
      </Answered>
      <Modal open={Boolean(off)} title={title} footer={null} onCancel={() => setOff(undefined)} destroyOnHidden>
        <form
          className="hall-stack"
          onSubmit={(e) => {
            e.preventDefault()
            if (!off || !reason.trim()) return
            propose({
              title,
              reason: reason.trim(),
              change: { kind: 'rotation_day', id: off.rotationId, day: off.day, reason: reason.trim() },
            })
            setOff(undefined)
          }}
        >
          <label className="hall-field">
            <span>{say('reason')}</span>
            <Input
              autoFocus
              maxLength={100}
              placeholder={say('reasonPlace')}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
          </label>
          <div className="form-end">
            <Button type="primary" htmlType="submit" disabled={!reason.trim()}>
              {say('preview')}
            </Button>
          </div>
        </form>
      </Modal>
    </Panel>
  )
}
