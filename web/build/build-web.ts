import { build } from 'vite'
import { apps, configOf, isApp, type App } from './config-of.ts'

/** Builds the web apps named (all three by default) into dist/, one after the other to stay small in memory. */
export const buildWeb = async (which: readonly App[] = apps) => {
  for (const app of which) await build(configOf(app))
}

if (import.meta.main) {
  const wanted = process.argv.slice(2).filter(isApp)
  await buildWeb(wanted.length ? wanted : apps)
}
