import type { Plugin } from 'vite'
import { tokensCss } from '../kit/style/tokens-css.ts'

const name = 'virtual:tokens.css'

/** `import 'virtual:tokens.css'`: kit/tokens.ts as CSS variables, so that the sheet and antd's theme can't drift apart. */
export const tokensSheet = (): Plugin => ({
  name: 'linli:tokens',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) => (id === `\0${name}` ? tokensCss() : undefined),
})
