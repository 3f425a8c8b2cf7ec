import { useEffect, useRef, type ReactNode } from 'react'
import { pick } from '../language.ts'
import { Icon } from '../icon.tsx'

const close = { zh: '关闭', en: 'Close' }

/** A sheet from below (a dialog in the middle on wide screens). The browser's own <dialog> keeps the focus inside and closes on Esc. */
export const Sheet = ({
  open,
  title,
  onClose,
  children,
}: {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onClose={onClose}
      onClick={(e) => e.target === dialog.current && onClose()}
    >
      <div className="sheet-inside">
        <header className="sheet-head">
          <h2>{title}</h2>
          <button type="button" className="icon-button" aria-label={pick(close)} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {open && children}
      </div>
    </dialog>
  )
}
