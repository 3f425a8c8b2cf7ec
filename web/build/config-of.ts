import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'
import { compressed } from './compressed.ts'
import { fieldApp } from './field-app.ts'
import { routesWithoutShapes } from './routes-without-shapes.ts'
import { stylesWithoutElements } from './styles-without-elements.ts'
import { tokensSheet } from './tokens-sheet.ts'

export const apps = ['resident', 'staff', 'field'] as const
export type App = (typeof apps)[number]
export const isApp = (name: string): name is App => (apps as readonly string[]).includes(name)
export const baseOf = (app: App) => (app === 'resident' ? '/' : `/${app}/`)

const house = fileURLToPath(new URL('../..', import.meta.url))

/**
 * One app, one build, one folder in dist/: so the resident's phone never shares a chunk with the desk.
 * Nothing is written into the page itself (no inline script, style or data: font), which lets the server send
 * `script-src 'self'; style-src 'self'`.
 */
export const configOf = (app: App): InlineConfig => ({
  configFile: false,
  root: `${house}web/${app}`,
  base: baseOf(app),
  publicDir: `${house}web/kit/public`,
  cacheDir: `${house}node_modules/.vite-${app}`,
  plugins: [
    react(),
    tokensSheet(),
    app === 'resident' && routesWithoutShapes(),
    app === 'staff' && stylesWithoutElements(),
    app === 'field' && fieldApp(),
    compressed(),
  ],
  build: {
    outDir: `${house}dist/${app}`,
    emptyOutDir: true,
    target: ['chrome97', 'safari15.4', 'firefox102'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    // How long plugins take is no warning for whoever starts the product on a slow machine.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { proxy: { '/api': process.env['LINLI_API'] ?? 'http://127.0.0.1:8080' } },
  worker: { format: 'es' },
  logLevel: 'warn',
})
