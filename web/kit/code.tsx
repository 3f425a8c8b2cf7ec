import { use } from 'react'

const made = new Map<string, Promise<{ size: number; path: string }>>()
/** The dark squares of a code as one path. The library is fetched with the page that shows a code. */
const draw = (text: string) => {
  const known = made.get(text)
  if (known) return known
  const drawing = import('qrcode').then(({ default: qrcode }) => {
    const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
    const path = Array.from({ length: modules.size }, (_, y) =>
      Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join(''),
    ).join('')
    return { size: modules.size, path }
  })
  made.set(text, drawing)
  return drawing
}

/** A QR code that scanners of the hall read, drawn on the phone: it shows without a network. Suspends. */
export const Code = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = use(draw(text))
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
