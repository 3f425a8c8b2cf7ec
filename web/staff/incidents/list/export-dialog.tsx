import { Alert, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { exportIncidents } from '#contract/incidents/incident-lists.ts'
import type { IncidentFilterInput } from '#contract/incidents/incident-filter.ts'
import { download } from '#kit/download.ts'
import { sayBytes, sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

type Props = {
  areaId: number
  filter: IncidentFilterInput
  total: number | undefined
  open: boolean
  onClose: () => void
}

/** Says what an export holds before it starts, shows how it goes, and lets it be called off. */
export const ExportDialog = ({ areaId, filter, total, open, onClose }: Props) => {
  const say = useWords(words)
  const [bytes, setBytes] = useState<number>()
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked')
  const [error, setError] = useState<string>()
  const stop = useRef<AbortController>(undefined)
  const close = () => {
    stop.current?.abort()
    setState('asked')
    setError(undefined)
    onClose()
  }
  const start = async () => {
    stop.current = new AbortController()
    setState('busy')
    setBytes(0)
    setError(undefined)
    try {
      await download(exportIncidents, { params: { areaId }, query: filter }, 'incidents.xlsx', {
        onBytes: setBytes,
        signal: stop.current.signal,
      })
      setState('done')
    } catch (refusal) {
      if (stop.current.signal.aborted) return
      setError(refusal instanceof Error ? refusal.message : String(refusal))
      setState('asked')
    }
  }
  const foot = [
    <Button key="close" onClick={close}>
      {say(state === 'done' ? 'close' : 'cancel')}
    </Button>,
    state !== 'done' && (
      <Button key="start" type="primary" loading={state === 'busy'} onClick={() => void start()}>
        {say('exportStart')}
      </Button>
    ),
  ]
  return (
    <Modal open={open} title={say('exportTitle')} onCancel={close} footer={foot} width={460}>
      <p>{say('exportAbout')}</p>
      {total !== undefined && <p className="soft">{say('exportCount', { n: sayNumber(total) })}</p>}
      <p role="status" className="export-state">
        {state === 'busy' && say('exportBusy', { size: sayBytes(bytes ?? 0) })}
        {state === 'done' && say('exportDone', { size: sayBytes(bytes ?? 0) })}
      </p>
      {error && <Alert type="error" showIcon title={error} />}
    </Modal>
  )
}
