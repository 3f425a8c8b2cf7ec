import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const worth = /\.(js|mjs|css|html|svg|json|webmanifest)$/

/** Writes `.br` and `.gz` beside every text file once, so that the server never compresses while someone waits. */
export const compressed = (): Plugin => {
  let folder = ''
  return {
    name: 'linli:compressed',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        const files = await readdir(folder, { recursive: true, withFileTypes: true })
        for (const file of files) {
          if (!file.isFile() || !worth.test(file.name)) continue
          const path = join(file.parentPath, file.name)
          const bytes = await readFile(path)
          if (bytes.length < 1024) continue
          const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
          await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, quality))
          await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
        }
      },
    },
  }
}
