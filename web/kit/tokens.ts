/**
 * Every colour, size and distance of the product, written once: `kit/style/tokens-css.ts` turns them into CSS variables
 * (`--ink`, `--space-3`, …) at build time and `kit/desk/antd-theme.ts` into the theme of antd. The big screen uses `dark`.
 * Contrast of every text pair is held to 4.5:1 by `tokens.test.ts` (GB/T 37668, law.md).
 */
export type Colours = Record<
  | 'page' // behind everything
  | 'surface' // cards, bars, tables
  | 'raised' // menus, drawers, hovered rows
  | 'line'
  | 'lineStrong'
  | 'ink'
  | 'inkSoft' // secondary text
  | 'accent' // filled buttons, selection
  | 'accentStrong' // filled buttons while pressed
  | 'onAccent'
  | 'accentText' // links, icons
  | 'accentSoft' // selected rows and tags
  | 'good'
  | 'goodSoft'
  | 'warn'
  | 'warnSoft'
  | 'bad'
  | 'badSoft'
  | 'still' // paused, closed, unknown
  | 'stillSoft'
  | 'scrim',
  string
>

export const light: Colours = {
  page: '#f4f7f8',
  surface: '#ffffff',
  raised: '#f0f4f5',
  line: '#e2e9eb',
  lineStrong: '#c6d2d6',
  ink: '#15262d',
  inkSoft: '#53666e',
  accent: '#0e6f83',
  accentStrong: '#0a5768',
  onAccent: '#ffffff',
  accentText: '#0b6679',
  accentSoft: '#e2f1f4',
  good: '#176c41',
  goodSoft: '#e3f4ea',
  warn: '#855000',
  warnSoft: '#fdf0d2',
  bad: '#b3261e',
  badSoft: '#fdeae8',
  still: '#53666e',
  stillSoft: '#e9eef0',
  scrim: 'rgba(12, 28, 34, 0.44)',
}

export const dark: Colours = {
  page: '#0d161a',
  surface: '#142025',
  raised: '#1b2a30',
  line: '#25363d',
  lineStrong: '#3a4f58',
  ink: '#e7eff1',
  inkSoft: '#a2b4bb',
  accent: '#1b7d91',
  accentStrong: '#2490a6',
  onAccent: '#ffffff',
  accentText: '#68c6d6',
  accentSoft: '#143740',
  good: '#6fd09a',
  goodSoft: '#123426',
  warn: '#f0bd5c',
  warnSoft: '#3a2c0d',
  bad: '#ff8f85',
  badSoft: '#431d1b',
  still: '#a2b4bb',
  stillSoft: '#223138',
  scrim: 'rgba(0, 0, 0, 0.6)',
}

/** px: 4 – 8 – 12 – 16 – 24 – 32 – 48. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48 } as const
/** px of corners. */
export const radius = { small: 6, middle: 10, large: 16 } as const

/** Type scale in px: `desk` for staff, `phone` for residents and grid workers, `large` for 大字版 (main text ≥ 18 px, targets ≥ 60 px). */
export const type = {
  desk: { small: 12, base: 14, lead: 16, title: 20, display: 28, target: 36 },
  phone: { small: 13, base: 16, lead: 18, title: 22, display: 28, target: 48 },
  large: { small: 18, base: 21, lead: 24, title: 28, display: 34, target: 64 },
} as const

export const fonts =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, -apple-system, 'Segoe UI', sans-serif"
