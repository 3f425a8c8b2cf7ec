import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'

let kept: Jieba | undefined

/**
 * The word cutter, one for the whole process and only once somebody needs it: its dictionary weighs tens of megabytes.
 * The package's own `dict.js` would keep the file in memory beside it.
 */
export const jieba = (): Jieba =>
  (kept ??= Jieba.withDict(readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'))))
