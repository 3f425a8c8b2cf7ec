import type { MapLight } from '#contract/incidents/incident-map.ts'
import type { MapLibre } from '#kit/map/maplibre.ts'
import { dark, light } from '#kit/tokens.ts'

/** The shapes of the lights (kit/states/light.tsx) on a disc: told apart without colour. */
const shapes: Record<MapLight, string> = {
  green: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z',
  yellow: 'M8 2.6 14 13H2Z',
  red: 'M8 1.4 14.6 8 8 14.6 1.4 8Z',
  paused: 'M4.2 3.4h2.8v9.2H4.2ZM9 3.4h2.8v9.2H9Z',
  closed: 'M3.4 8.4 6.6 11.6 12.8 4.8 11.5 3.6 6.5 9.1 4.6 7.2Z',
}
export const mapLights = Object.keys(shapes) as MapLight[]
const pixels = 2

const inks = (dim: boolean): Record<MapLight, string> => {
  const c = dim ? dark : light
  return { red: c.bad, yellow: c.warn, green: c.good, paused: c.still, closed: c.still }
}

const canvasOf = (size: number) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: size * pixels, height: size * pixels })
  const pen = canvas.getContext('2d')!
  pen.scale(pixels, pixels)
  return pen
}
const picture = (pen: CanvasRenderingContext2D) => pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height)

/** One case: its shape in its colour, on a white disc that stands out from any ground. */
const single = (kind: MapLight, dim: boolean) => {
  const pen = canvasOf(26)
  pen.fillStyle = (dim ? dark : light).surface
  pen.shadowColor = 'rgba(0,0,0,.35)'
  pen.shadowBlur = 3
  pen.beginPath()
  pen.arc(13, 13, 11, 0, 2 * Math.PI)
  pen.fill()
  pen.shadowBlur = 0
  pen.translate(5, 5)
  pen.fillStyle = inks(dim)[kind]
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  pen.fill(new Path2D(shapes[kind]))
  return picture(pen)
}

/** Several: a disc for their number, ringed in the colour of the worst, with its shape above. */
const several = (kind: MapLight, dim: boolean) => {
  const pen = canvasOf(52)
  const c = dim ? dark : light
  pen.fillStyle = c.surface
  pen.strokeStyle = inks(dim)[kind]
  pen.lineWidth = 3
  pen.shadowColor = 'rgba(0,0,0,.3)'
  pen.shadowBlur = 4
  pen.beginPath()
  pen.arc(26, 28, 19, 0, 2 * Math.PI)
  pen.fill()
  pen.shadowBlur = 0
  pen.stroke()
  pen.translate(34, 2)
  pen.fillStyle = c.surface
  pen.beginPath()
  pen.arc(8, 8, 9.5, 0, 2 * Math.PI)
  pen.fill()
  pen.fillStyle = inks(dim)[kind]
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  pen.fill(new Path2D(shapes[kind]))
  return picture(pen)
}

/** Puts the pictures of the lights on a map, `case-red`, `cases-red` …. */
export const addCaseIcons = (map: MapLibre, dim: boolean) => {
  for (const kind of mapLights) {
    if (!map.hasImage(`case-${kind}`)) map.addImage(`case-${kind}`, single(kind, dim), { pixelRatio: pixels })
    if (!map.hasImage(`cases-${kind}`)) map.addImage(`cases-${kind}`, several(kind, dim), { pixelRatio: pixels })
  }
}
