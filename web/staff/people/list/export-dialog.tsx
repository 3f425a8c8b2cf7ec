import { Alert, Button, Checkbox, Input, Modal, Radio } from 'antd'
import { useRef, useState } from 'react'
import { exportRegister } from '#contract/people/export.ts'
import { exportHouseholds } from '#contract/people/households.ts'
import { Register } from '#contract/people/import.ts'
import { download } from '#kit/download.ts'
import { sayBytes } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { words } from '../words.ts'

type Filter = Record<string, string | string[] | undefined>
type Props = {
  areaId: number
  /** Whose list it was asked from; the other registers can be chosen when no filter is set. Households are no register of their own. */
  register?: Register | 'households'
  /** What the list chooses by, as its address says it. */
  filter?: Filter
  onClose: () => void
}
const filterKey = { residents: 'people', dwellings: 'dwellings', premises: 'premises' } as const

/** Masked unless allowed and a reason is given; says what the file holds before it starts, and can be called off. */
export const ExportDialog = ({ areaId, register: own = 'residents', filter = {}, onClose }: Props) => {
  const say = useWords(words)
  const may = useMay()
  const [register, setRegister] = useState(own)
  const set = Object.fromEntries(Object.entries(filter).filter(([, v]) => v !== undefined))
  const filtered = Object.keys(set).length > 0
  const [onlyShown, setOnlyShown] = useState(filtered)
  const [unmasked, setUnmasked] = useState(false)
  const [reason, setReason] = useState('')
  const [bytes, setBytes] = useState<number>()
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked')
  const [error, setError] = useState<string>()
  const stop = useRef<AbortController>(undefined)
  const start = async () => {
    stop.current = new AbortController()
    setState('busy')
    setBytes(0)
    setError(undefined)
    try {
      const way = { onBytes: setBytes, signal: stop.current.signal }
      const masking = { unmasked, ...(unmasked ? { reason: reason.trim() } : {}) }
      const params = { areaId }
      if (register === 'households') {
        const body = { ...masking, ...(onlyShown ? { households: set } : {}) }
        await download(exportHouseholds, { params, body }, 'households.xlsx', way)
      } else {
        const body = { register, ...masking, ...(onlyShown ? { [filterKey[register]]: set } : {}) }
        await download(exportRegister, { params, body }, `${register}.xlsx`, way)
      }
      setState('done')
    } catch (refusal) {
      if (stop.current.signal.aborted) return
      setError(refusal instanceof Error ? refusal.message : String(refusal))
      setState('asked')
    }
  }
  const close = () => {
    stop.current?.abort()
    onClose()
  }
  const foot = [
    <Button key="close" onClick={close}>
      {say(state === 'done' ? 'close' : 'cancel')}
    </Button>,
    state !== 'done' && (
      <Button
        key="start"
        type="primary"
        disabled={unmasked && reason.trim().length < 4}
        loading={state === 'busy'}
        onClick={() => void start()}
      >
        {say('exportStart')}
      </Button>
    ),
  ]
  return (
    <Modal open title={say('exportTitle')} onCancel={close} footer={foot} width={480}>
      <div className="stack">
        <p>{say(own === 'households' ? 'exportHouseholdsAbout' : 'exportAbout')}</p>
        {filtered ? (
          <Radio.Group
            aria-label={say('exportWhich')}
            value={onlyShown}
            onChange={(e) => setOnlyShown(e.target.value as boolean)}
            options={[
              { value: true, label: say('exportFiltered') },
              { value: false, label: say('exportWhole') },
            ]}
          />
        ) : own === 'households' ? null : (
          <Radio.Group
            aria-label={say('exportWhat')}
            value={register}
            onChange={(e) => setRegister(e.target.value as Register)}
            options={Register.options.map((value) => ({ value, label: say(`register_${value}`) }))}
          />
        )}
        {may('people.reveal') && (
          <Checkbox checked={unmasked} onChange={(e) => setUnmasked(e.target.checked)}>
            {say('exportUnmasked')}
          </Checkbox>
        )}
        {unmasked && (
          <>
            <label className="filter-label" htmlFor="export-reason">
              {say('exportReason')}
            </label>
            <Input
              id="export-reason"
              autoFocus
              maxLength={200}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
          </>
        )}
        <p role="status" className="export-state">
          {state === 'busy' && say('exportBusy', { size: sayBytes(bytes ?? 0) })}
          {state === 'done' && say('exportDone', { size: sayBytes(bytes ?? 0) })}
        </p>
        {error && <Alert type="error" showIcon title={error} role="alert" />}
      </div>
    </Modal>
  )
}
