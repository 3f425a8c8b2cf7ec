import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DemoOptions } from '../seed-demo.ts'

/**
 * Loads the demo city in a process of its own: what a year of cases needs in memory is given back when it ends. Its lines
 * go to our console. Throws when it fails, having said why on the console; `signal` ends it half-way.
 */
export const seedApart = (options: Omit<DemoOptions, 'say'>, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('seed-process.ts', import.meta.url))], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...(signal && { signal }),
    })
    child.once('error', reject)
    child.once('exit', (code, by) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `载入示范城市失败（${code ?? by}），原因见上。Loading the demo city failed (${code ?? by}); the reason stands above.`,
            ),
          ),
    )
    // Passwords and keys don't belong on a command line, which every user of the machine can read.
    child.send(options, (error) => error && reject(error))
  })
