import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openBenchCluster } from './bench-cluster.ts'
import { contexts, type Asked, type ContextName } from './contexts.ts'
import { writeSection } from './summary.ts'

// npm run bench [-- --only incidents,people --sizes 10000,1000000 --seconds 5 --rounds 3 --connections 64 --operations intake,list]
// Each context measures its operations against a floor in turns, on the same machine, database and data. Without --only, all of them.

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sizes: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string', default: '64' },
    operations: { type: 'string' },
  },
})
const names = (values.only?.split(',') ?? Object.keys(contexts)) as ContextName[]
const unknown = names.find((name) => !Object.hasOwn(contexts, name))
if (unknown !== undefined) throw new Error(`no bench is called ${unknown}: ${Object.keys(contexts).join(', ')}`)
const words = process.argv.slice(2).filter((word, n, all) => word !== '--only' && all[n - 1] !== '--only')

const asked: Asked = {
  sizes: values.sizes?.split(',').map(Number),
  seconds: values.seconds === undefined ? undefined : Number(values.seconds),
  rounds: values.rounds === undefined ? undefined : Number(values.rounds),
  connections: Number(values.connections),
  operations: values.operations?.split(','),
}
const cluster = await openBenchCluster()
try {
  for (const name of names) {
    const began = performance.now()
    const { results, section } = await (await contexts[name]()).run(cluster, asked)
    mkdirSync('bench/results', { recursive: true })
    const at = new Date().toISOString()
    writeFileSync(`bench/results/${name}-${at.replaceAll(':', '-')}.json`, JSON.stringify(results, null, 1))
    writeSection({
      name,
      command: ['npm run bench -- --only', name, ...words].join(' '),
      seconds: (performance.now() - began) / 1000,
      ...section,
    })
  }
} finally {
  await cluster.stop()
  cluster.release()
}
