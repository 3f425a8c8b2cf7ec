import { gunzipSync, gzipSync } from 'node:zlib'
import type { Model } from './model.ts'

const magic = 'linli-classify-1'

/**
 * A model as bytes for a bytea column: a line of JSON, then buckets, idf and weights, packed with gzip.
 * Weights are kept with 16 bits, which changes no answer beyond the third digit.
 */
export const modelToBytes = (model: Model): Buffer => {
  const { labels, temperature, documents } = model
  const bucket = Uint32Array.from(model.place.keys())
  const order = Uint32Array.from(model.place.values())
  const head = Buffer.from(JSON.stringify({ magic, labels, temperature, documents, features: bucket.length }) + '\n')
  const parts = [bucket, order, model.idf, model.bias, Float16Array.from(model.weight)]
  return gzipSync(Buffer.concat([head, ...parts.map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength))]), {
    level: 4,
  })
}

/** The model of these bytes. Throws when they aren't from `modelToBytes`: then train anew. */
export const modelFromBytes = (bytes: Uint8Array): Model => {
  const raw = gunzipSync(bytes)
  const line = raw.indexOf(10)
  const head = JSON.parse(raw.toString('utf8', 0, line)) as Pick<Model, 'labels' | 'temperature' | 'documents'> & {
    magic: string
    features: number
  }
  if (head.magic !== magic) throw new Error(`not a model of this version: ${head.magic}`)
  // Typed arrays must start on their own boundary, and the line of JSON has any length.
  const body = Uint8Array.from(raw.subarray(line + 1)).buffer
  const { features, labels } = head
  const bucket = new Uint32Array(body, 0, features)
  const order = new Uint32Array(body, features * 4, features)
  return {
    labels,
    temperature: head.temperature,
    documents: head.documents,
    place: new Map(Array.from(bucket, (b, i) => [b, order[i]!])),
    idf: new Float32Array(body, features * 8, features),
    bias: new Float32Array(body, features * 12, labels.length),
    weight: Float32Array.from(new Float16Array(body, features * 12 + labels.length * 4, features * labels.length)),
  }
}
