// Unified social credit codes (GB 32100-2015): 17 characters and a check character, without I, O, Z, S, V.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The check character of the first 17 characters, or undefined when one of them is not of the alphabet. */
export const creditCheck = (first17: string): string | undefined => {
  let sum = 0
  let weight = 1
  for (let i = 0; i < 17; i++) {
    const value = alphabet.indexOf(first17[i] ?? ' ')
    if (value < 0) return undefined
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/** Weights of the organisation code inside (GB 11714), characters 9 to 16, whose check character is the 17th. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const organisationCheck = (eight: string): string => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const sum = [...eight].reduce((total, character, i) => total + digits.indexOf(character) * organisationWeights[i]!, 0)
  return '0123456789X0'[(11 - (sum % 11)) % 11]!
}

export type CreditCode = {
  canonical: string
  /** Division code of the registering authority, 6 digits. */
  region?: string
  faults: ('empty' | 'length' | 'characters' | 'checksum' | 'organisation_checksum')[]
}

/** Reads a unified social credit code (统一社会信用代码); I and O typed for 1 and 0 are read as those. Source: GB 32100-2015. */
export const parseCreditCode = (text: string): CreditCode => {
  const canonical = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll('I', '1')
  if (!canonical) return { canonical, faults: ['empty'] }
  if (canonical.length !== 18) return { canonical, faults: ['length'] }
  const check = creditCheck(canonical)
  if (!check || !alphabet.includes(canonical[17]!)) return { canonical, faults: ['characters'] }
  const faults: CreditCode['faults'] = check === canonical[17] ? [] : ['checksum']
  if (organisationCheck(canonical.slice(8, 16)) !== canonical[16]) faults.push('organisation_checksum')
  return { canonical, region: canonical.slice(2, 8), faults }
}
