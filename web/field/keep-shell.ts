import { registerSW } from 'virtual:pwa-register'

let update: ((reload?: boolean) => Promise<void>) | undefined
let fresh = false
const listeners = new Set<() => void>()

/** Keeps the app's shell on the phone, so that it opens without a network. Not while developing, where it would keep old files. */
export const keepShell = () => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  update = registerSW({
    onNeedRefresh: () => {
      fresh = true
      listeners.forEach((listener) => listener())
    },
  })
}
/** A newer version is ready; never taken while somebody writes, only when asked. */
export const newerVersion = {
  listen: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  ready: () => fresh,
  take: () => void update?.(true),
}
