import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// What Node made of the sources is kept beside the packages: later starts neither strip types nor compile again, which
// is quicker and spares the memory of the stripper. Where nothing can be written there, it goes on without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
await import('./main.ts')
