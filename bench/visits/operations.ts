import { ask, type Operation, type Worker as AnyWorker } from '../worker.ts'
import type { FieldMaterial, Phone } from './material.ts'

type Worker = AnyWorker<Phone, FieldMaterial>
export const operationNames = ['first', 'sync'] as const
export type OperationName = (typeof operationNames)[number]

export const packPath = ({ areaId, deviceId }: Phone, since = '') =>
  `/api/areas/${areaId}/field-pack?deviceId=${deviceId}${since && `&since=${since}`}`
const floorPath = (what: string, { areaId, gridNo, accountId }: Phone) =>
  `/${what}?area=${areaId}&grid=${gridNo}&account=${accountId}`
const product = async (w: Worker, since?: string) =>
  ask(w.connection, 'GET', packPath(w.actor, since), await w.headersOf(w.actor.cookie))
/** What comes must be what was meant to be measured. */
const expect = (body: string, whole: boolean) => {
  if (!body.includes(`"whole":${whole}`)) throw new Error(`not the pack that was asked for: ${body.slice(0, 300)}`)
}

export const operations: Record<OperationName, Operation<Worker>> = {
  first: {
    warm: 1,
    product: async (w) => expect(await product(w), true),
    floor: async (w) => void (await ask(w.connection, 'GET', floorPath('first', w.actor), '')),
  },
  sync: {
    warm: 1,
    product: async (w) => expect(await product(w, w.actor.since), false),
    floor: async (w) => void (await ask(w.connection, 'GET', floorPath('sync', w.actor), '')),
  },
}
