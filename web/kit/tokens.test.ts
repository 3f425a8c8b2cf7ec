import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { dark, light, type, type Colours } from './tokens.ts'

const channel = (hex: string, at: number) => {
  const c = parseInt(hex.slice(at, at + 2), 16) / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}
const read = (of: Colours): [string, keyof Colours, keyof Colours][] => {
  const pairs: [keyof Colours, keyof Colours][] = [
    ['onAccent', 'accent'],
    ['accentText', 'accentSoft'],
  ]
  for (const ground of ['page', 'surface', 'raised'] as const)
    for (const text of ['ink', 'inkSoft', 'accentText', 'good', 'warn', 'bad', 'still'] as const)
      pairs.push([text, ground])
  for (const light of ['good', 'warn', 'bad', 'still'] as const) pairs.push([light, `${light}Soft`])
  return pairs
    .filter(([a, b]) => contrast(of[a], of[b]) < 4.5)
    .map(([a, b]) => [contrast(of[a], of[b]).toFixed(2), a, b])
}

test('every text of both themes can be read: contrast 4.5:1 or more', () => {
  strictEqual(JSON.stringify({ light: read(light), dark: read(dark) }), JSON.stringify({ light: [], dark: [] }))
})
test('大字版 keeps to the standard: 18 px and more, targets of 60 px and more', () => {
  strictEqual(Math.min(...Object.values(type.large)) >= 18 && type.large.target >= 60, true)
})
