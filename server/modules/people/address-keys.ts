import { readAddress } from './match/read-address.ts'
import { simplify } from './match/han.ts'

const plain = (address: string) => simplify(address.normalize('NFKC')).toLowerCase()

/** Equal for two ways of writing one dwelling: 浦城路150弄5号302室 and 上海市浦东新区浦城路150弄5号 302. */
export const addressKey = (
  address: string,
  { unit = '', room = '' }: { unit?: string; room?: string } = {},
): string => {
  const parts = readAddress(address)
  if (!parts) return plain(address).replace(/[\s,，。、]+/g, '')
  return [
    parts.base,
    parts.building,
    parts.unit || unit.replace(/单元$/, ''),
    parts.room || room.replace(/[室户房]$/, ''),
  ].join('|')
}

/** The pieces an address is found by: neighbouring characters and whole numbers. */
export const addressGrams = (address: string): string[] => {
  const grams = new Set<string>()
  for (const [run] of plain(address).matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      grams.add(run)
      continue
    }
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i++) grams.add(characters[i]! + characters[i + 1]!)
  }
  return [...grams]
}

const floorOf = (room: string): number | null => {
  const digits = /^(\d{3,4})/.exec(room)?.[1]
  return digits ? Number(digits.slice(0, -2)) : null
}
/** Unit, floor and room as the address says them, for dwellings entered by address only. */
export const roomOf = (address: string): { unit: string; floor: number | null; room: string } => {
  const parts = readAddress(address)
  return { unit: parts?.unit ?? '', floor: floorOf(parts?.room ?? ''), room: parts?.room ?? '' }
}
