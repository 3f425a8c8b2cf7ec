import { useSyncExternalStore } from 'react'

const listen = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Does this device believe that it has a network? What it believes isn't always so: still handle what fails. */
export const useConnected = (): boolean => useSyncExternalStore(listen, () => navigator.onLine)
