import { useState } from 'react'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { getIncident, moveRoutes, type IncidentRow, type Receipt } from '#contract/incidents/incidents.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { refresh } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** Says what came of a move, and has every list, counter and map of incidents asked again. */
export const useSayMoved = () => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  return (move: IncidentMove, receipt: Receipt) => {
    sayDone(say('done', { move: phrase(`incidents.move.${move}`), state: phrase(`incidents.state.${receipt.state}`) }))
    void refresh('incidents.')
  }
}

/** Moves that need nothing said: one press does them. */
export const atOnce: readonly IncidentMove[] = [
  'accept',
  'ask_verify',
  'sign',
  'check_in',
  'resume',
  'accept_hand_over',
  'lift_card',
  'archive',
]

/** One of `atOnce`, straight from a button; a refusal is said and the latest fetched. */
export const useMoveAtOnce = () => {
  const sayMoved = useSayMoved()
  const [busy, setBusy] = useState<IncidentMove>()
  const send = async (move: IncidentMove, row: Pick<IncidentRow, 'areaId' | 'id' | 'version'>) => {
    setBusy(move)
    const params = { areaId: row.areaId, id: row.id }
    const moveId = clientId()
    const sendAt = (version: number) => call(moveRoutes[move], { params, body: { moveId, version } })
    try {
      const receipt = await sendAt(row.version).catch(async (error: unknown) => {
        // several departments called to one case check in at the same moment: another's arrival changes nothing for mine
        if (move !== 'check_in' || !isProblem(error, 'platform.conflict')) throw error
        const latest = await call(getIncident, { params })
        if (!latest.moves.includes(move)) throw error
        return sendAt(latest.version)
      })
      sayMoved(move, receipt)
    } catch (error) {
      sayRefused(error)
      void refresh('incidents.')
    } finally {
      setBusy(undefined)
    }
  }
  return { send, busy }
}
