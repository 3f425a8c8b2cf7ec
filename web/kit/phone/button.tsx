import type { ButtonHTMLAttributes } from 'react'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** One `main` a screen; the rest `quiet`; `text` inside lines. */
  kind?: 'main' | 'quiet' | 'text' | 'bad'
  busy?: boolean
  wide?: boolean
}

/** A button of the phone apps. While `busy` it can't be pressed again and says so. */
export const Button = ({ kind = 'main', busy, wide, className, disabled, children, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={`button button-${kind}${wide ? ' button-wide' : ''}${className ? ` ${className}` : ''}`}
    aria-busy={busy || undefined}
    disabled={disabled || busy}
  >
    {busy && <span className="button-spin" aria-hidden="true" />}
    {children}
  </button>
)
