import { createRequire } from 'node:module'
import type * as Pinyin from 'pinyin-pro'

let kept: typeof Pinyin | undefined
const load = () => (kept ??= createRequire(import.meta.url)('pinyin-pro') as typeof Pinyin)

/** pinyin-pro, loaded when the first word is to be spelt: its tables weigh 15 MB. */
export const pinyin = ((...asked: Parameters<typeof Pinyin.pinyin>) => load().pinyin(...asked)) as typeof Pinyin.pinyin
export const customPinyin: typeof Pinyin.customPinyin = (...asked) => load().customPinyin(...asked)
