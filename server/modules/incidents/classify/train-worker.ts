import { parentPort, workerData } from 'node:worker_threads'
import { type Document, type Prior, trainModel } from './model.ts'
import { modelToBytes } from './model-bytes.ts'

// Training takes seconds; in a thread of its own nobody waits for it.
const { documents, prior } = workerData as { documents: Document[]; prior: Prior[] }
parentPort!.postMessage(modelToBytes(trainModel(documents, { prior, seed: 1 })))
