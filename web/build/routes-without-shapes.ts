import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * The resident's phone needs the method and path of a route, not its shapes: the server checks them. zod would be half of
 * the 100 kB the first load may weigh, so the contract is bundled over a stand-in, and routes nobody imports are dropped.
 */
export const routesWithoutShapes = (): Plugin => ({
  name: 'linli:routes-without-shapes',
  enforce: 'pre',
  resolveId: (id) => (id === 'zod' ? fileURLToPath(new URL('./no-shapes.ts', import.meta.url)) : undefined),
  config: () => ({
    build: { rolldownOptions: { treeshake: { manualPureFunctions: ['route', 'pageOf', 'text', 'z'] } } },
  }),
})
