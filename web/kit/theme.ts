import { useSyncExternalStore } from 'react'
import { forget, keep, kept } from './kept.ts'

export type Theme = 'device' | 'light' | 'dark'
export type Scale = 'desk' | 'phone' | 'large'

const listeners = new Set<() => void>()
const say = () => listeners.forEach((listener) => listener())
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const dim = () => matchMedia('(prefers-color-scheme: dark)')

export const theme = (): Theme => (kept('theme') as Theme | null) ?? 'device'
/** The big screen on the wall is dark, whatever whoever opened it likes. */
let forced: 'dark' | undefined
export const isDark = () => (forced ?? theme()) === 'dark' || (!forced && theme() === 'device' && dim().matches)

const show = () => {
  const wanted = forced ?? theme()
  if (wanted === 'device') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = wanted
  say()
}
export const setTheme = (wanted: Theme) => {
  if (wanted === 'device') forget('theme')
  else keep('theme', wanted)
  show()
}

/** For as long as a page is shown that has one look; `undefined` gives the user's own back. */
export const forceTheme = (wanted: 'dark' | undefined) => {
  forced = wanted
  show()
}

/** 大字版: main text of 18 px and more, targets of 60 px and more. */
export const isLarge = () => kept('large') === 'yes'
export const setLarge = (large: boolean) => {
  if (large) keep('large', 'yes')
  else forget('large')
  document.documentElement.dataset['scale'] = large ? 'large' : 'phone'
  say()
}

/** Call once before drawing. */
export const startTheme = (scale: Scale) => {
  show()
  document.documentElement.dataset['scale'] = scale === 'phone' && isLarge() ? 'large' : scale
  dim().addEventListener('change', say)
}
export const useDark = () => useSyncExternalStore(listen, isDark)
export const useTheme = () => useSyncExternalStore(listen, theme)
export const useLarge = () => useSyncExternalStore(listen, isLarge)
