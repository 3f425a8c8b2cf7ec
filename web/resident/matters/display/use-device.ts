import { useEffect, useState } from 'react'
import { greetDevice } from '#contract/matters/hall-devices.ts'
import { call } from '#kit/call.ts'
import { forget, keep, kept } from '#kit/kept.ts'
import { ProblemError } from '#kit/refusal.ts'

type Place = { areaId: number; siteId: string }
const nameOf = ({ siteId }: Place) => `device.${siteId}`

/** The key behind the # of the link that was opened on this device; from then on it is kept here and out of the address. */
const takeFromAddress = (place: Place) => {
  const key = decodeURIComponent(location.hash.slice(1))
  if (!key) return
  keep(nameOf(place), key)
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** The key this device works with at a hall, once the server knew it; `asking` until then. Without a network the kept one stands. */
export const useDevice = (place: Place) => {
  const { areaId, siteId } = place
  const [key, setKey] = useState<string | null>()
  useEffect(() => {
    takeFromAddress({ areaId, siteId })
    const known = kept(nameOf({ areaId, siteId }))
    if (!known) return setKey(null)
    let left = false
    call(greetDevice, { params: { areaId, siteId }, body: { key: known } }).then(
      () => left || setKey(known),
      (error: unknown) => {
        const withdrawn = error instanceof ProblemError && error.code === 'matters.device_unknown'
        if (withdrawn) forget(nameOf({ areaId, siteId }))
        if (!left) setKey(withdrawn ? null : known)
      },
    )
    return () => void (left = true)
  }, [areaId, siteId])
  return { key: key ?? undefined, asking: key === undefined }
}
