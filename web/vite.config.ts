import { defineConfig } from 'vite'
import { configOf, isApp } from './build/config-of.ts'

/** For the command line: `LINLI_APP=field vite --config web/vite.config.ts`; all three are built by `web/build/build-web.ts`. */
const app = process.env['LINLI_APP'] ?? 'staff'
if (!isApp(app)) throw new Error(`LINLI_APP: ${app} is none of resident, staff, field`)
export default defineConfig(configOf(app))
