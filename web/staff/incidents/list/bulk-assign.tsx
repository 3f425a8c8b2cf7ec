import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { bulkAssign } from '#contract/incidents/incident-forms.ts'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import type { Answer } from '#contract/route.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import { OrganisationPicker } from '../move/organisation-picker.tsx'
import { words as moveWords } from '../move/words.ts'
import { words } from '../words.ts'

type Props = { areaId: number; rows: readonly IncidentRow[]; open: boolean; onClose: (done: boolean) => void }

/** Assigns many at once; what came of each stands beside it. */
export const BulkAssign = ({ areaId, rows, open, onClose }: Props) => {
  const say = useWords(words)
  const sayMove = useWords(moveWords)
  const send = useSend(bulkAssign)
  const [organisationId, setOrganisation] = useState<number>()
  const [note, setNote] = useState('')
  const [ids] = useState(() => new Map<string, string>())
  const result: Answer<typeof bulkAssign> | undefined = send.data
  const close = () => {
    onClose(result !== undefined)
    send.reset()
    ids.clear()
  }
  const moveIdOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, clientId())
    return ids.get(id)!
  }
  const start = () =>
    send.mutate({
      params: { areaId },
      body: {
        items: rows.map((row) => ({ areaId: row.areaId, id: row.id, version: row.version, moveId: moveIdOf(row.id) })),
        ...(organisationId ? { organisationId } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
    })
  const outcomeOf = (id: string) => result?.results.find((one) => one.id === id)
  return (
    <Modal
      open={open}
      title={say('bulkTitle', { n: rows.length })}
      onCancel={close}
      width={620}
      footer={[
        <Button key="close" onClick={close}>
          {say(result ? 'close' : 'cancel')}
        </Button>,
        !result && (
          <Button key="send" type="primary" loading={send.isPending} onClick={start}>
            {say('bulkAssign')}
          </Button>
        ),
      ]}
    >
      {!result && (
        <div className="stack">
          <label className="filter-label" htmlFor="bulk-organisation">
            {sayMove('organisation')}
          </label>
          <OrganisationPicker
            id="bulk-organisation"
            areaId={areaId}
            value={organisationId}
            onChange={(chosen) => setOrganisation(chosen as number | undefined)}
          />
          <p className="soft small">{say('bulkByTable')}</p>
          <label className="filter-label" htmlFor="bulk-note">
            {sayMove('noteMay')}
          </label>
          <Input.TextArea
            id="bulk-note"
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        </div>
      )}
      {result && (
        <Alert
          type={result.refused ? 'warning' : 'success'}
          showIcon
          title={say('bulkDone', { done: result.done, refused: result.refused })}
        />
      )}
      {send.error && <Alert type="error" showIcon title={send.error.message} />}
      <ul className="bulk-list">
        {rows.map((row) => {
          const one = outcomeOf(row.id)
          return (
            <li key={row.id}>
              <span className="figure soft">{caseNumber(row.number)}</span>
              <span className="bulk-text">{row.text}</span>
              {one?.outcome === 'done' && <Light kind="good">{say('bulkOk')}</Light>}
              {one?.outcome === 'refused' && <Light kind="bad">{one.sentence}</Light>}
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
