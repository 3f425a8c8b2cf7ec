import { useSyncExternalStore } from 'react'
import { forget, keepJson, keptJson } from '#kit/kept.ts'

/** Where this phone's owner lives, as they said themselves; stays on the device. */
export type MyPlace = { areaId: number; gridNo: number | null; name: string }

let mine = keptJson<MyPlace>('place')
const listeners = new Set<() => void>()
const change = (place: MyPlace | undefined) => {
  mine = place
  listeners.forEach((listener) => listener())
}
export const keepMyPlace = (place: MyPlace) => {
  keepJson('place', place)
  change(place)
}
export const forgetMyPlace = () => {
  forget('place')
  change(undefined)
}
export const useMyPlace = () =>
  useSyncExternalStore(
    (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    () => mine,
  )
