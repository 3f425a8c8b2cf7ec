import { useCallback, useState } from 'react'
import { callNext, getDesk, setWindow } from '#contract/matters/ticket-desk.ts'
import type { Answer } from '#contract/route.ts'
import { clientId } from '#kit/client-id.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import type { ChosenSite } from '../site-choice.tsx'

export type Desk = Answer<typeof getDesk>
export type Ticket = Desk['next'][number]
const watched = ['matters']

/** The desk of one hall as the window of this clerk has it; fresh with every fact of the hall. */
export const useDesk = (site: ChosenSite) => {
  const { data: session } = useSession()
  const params = { areaId: site.areaId, siteId: site.id }
  const [windowNo, setNo] = useState<number>()
  useLive(site.areaId, watched)
  const query = useAnswer(
    getDesk,
    { params, query: windowNo ? { windowNo } : {} },
    { every: 60_000, keepPrevious: true },
  )
  const desk = query.data
  const mine = desk?.windows.find((w) => w.state !== 'closed' && w.accountId === session?.accountId)
  // the window is mine as the hall says so, also after a reload or from another browser
  if (desk && mine?.no !== windowNo) setNo(mine?.no)
  const set = useSend(setWindow)
  const call = useSend(callNext)
  const [key, setKey] = useState(clientId)
  const change = (no: number, state: 'open' | 'paused' | 'closed', onDone?: () => void) =>
    set.mutate({ params: { ...params, windowNo: no }, body: { state } }, { onSuccess: onDone, onError: sayRefused })
  const next = useCallback(
    async (no: number) => {
      try {
        // the key is kept until the server has answered: what is sent twice calls once
        const answer = await call.mutateAsync({
          params: { areaId: site.areaId, siteId: site.id, windowNo: no },
          body: { callId: key },
        })
        setKey(clientId())
        return answer.ticket
      } catch (error) {
        sayRefused(error)
        return undefined
      }
    },
    [call, key, site.areaId, site.id],
  )
  return { query, mine, change, changing: set.isPending, next, calling: call.isPending }
}
