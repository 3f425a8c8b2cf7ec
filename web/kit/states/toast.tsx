import { useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../language.ts'
import { Icon } from '../icon.tsx'

type Toast = { id: number; text: string; kind: 'done' | 'bad'; undo?: () => void; lasts: number }
const words = { undo: { zh: '撤销', en: 'Undo' }, close: { zh: '关闭', en: 'Close' } }

let shown: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()
const change = (to: readonly Toast[]) => {
  shown = to
  listeners.forEach((listener) => listener())
}
const drop = (id: number) => change(shown.filter((t) => t.id !== id))
const add = (toast: Omit<Toast, 'id'>) => change([...shown.slice(-2), { ...toast, id: next++ }])

/** Says that something was done. With `undo`, eight seconds to take it back: undo before confirm. */
export const sayDone = (text: string, undo?: () => void) => add({ text, kind: 'done', undo, lasts: undo ? 8000 : 4000 })
/** Says that something was refused; stays longer. For errors that belong to a field or a page, say them there instead. */
export const sayRefused = (error: unknown) =>
  add({ text: error instanceof Error ? error.message : String(error), kind: 'bad', lasts: 8000 })

const One = ({ toast }: { toast: Toast }) => {
  const say = useWords(words)
  useEffect(() => {
    const timer = setTimeout(() => drop(toast.id), toast.lasts)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div className={`toast toast-${toast.kind}`}>
      <Icon name={toast.kind === 'done' ? 'check' : 'alert'} />
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className="toast-undo"
          onClick={() => {
            drop(toast.id)
            toast.undo?.()
          }}
        >
          {say('undo')}
        </button>
      )}
      <button type="button" className="toast-close" aria-label={say('close')} onClick={() => drop(toast.id)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}

/** Stands once in each shell. */
export const Toasts = () => {
  const toasts = useSyncExternalStore(
    (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    () => shown,
  )
  return (
    <div className="toasts unprinted" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <One key={toast.id} toast={toast} />
      ))}
    </div>
  )
}
