import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * antd writes its styles at run time into <style> elements, which `style-src 'self'` refuses. All of it goes through one
 * module, replaced here by one that adopts constructed sheets: allowed by the policy, no nonce, no server part.
 */
export const stylesWithoutElements = (): Plugin => {
  const ours = fileURLToPath(new URL('../kit/desk/adopted-styles.ts', import.meta.url))
  return {
    name: 'linli:styles-without-elements',
    enforce: 'pre',
    apply: 'build',
    resolveId: (id) => (/(^|\/)dynamicCSS(\.js)?$/.test(id) ? ours : undefined),
  }
}
