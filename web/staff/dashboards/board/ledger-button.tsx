import { Button } from 'antd'
import { useState } from 'react'
import { exportLedger, findLedgers } from '#contract/incidents/indicators.ts'
import { download } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { refresh, useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from '../words.ts'

/** 电子台账: made from the cases, nobody fills it in; says what changed since it was last taken. */
export const LedgerButton = ({ areaId, month, said }: { areaId: number; month: string; said: string }) => {
  const say = useWords(words)
  const may = useMay()
  const [busy, setBusy] = useState(false)
  const { data } = useAnswer(findLedgers, { params: { areaId }, query: { month } }, { fresh: 60_000 })
  const ledger = data?.rows[0]
  if (!may('incidents.export')) return null
  const take = async () => {
    setBusy(true)
    try {
      await download(exportLedger, { params: { areaId, kind: 'incidents' }, query: { month } }, `ledger-${month}.xlsx`)
      await refresh('incidents.find_ledgers')
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const last = ledger?.lastExport
  return (
    <Button
      icon={<Icon name="export" size={16} />}
      loading={busy}
      title={last ? say('ledgerTold', { at: sayInstant(last.at), n: last.changedSince }) : undefined}
      onClick={() => void take()}
    >
      {say('ledgerOf', { month: said })}
    </Button>
  )
}
