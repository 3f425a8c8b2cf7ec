import { isAreaNumber } from './area-number.ts'

/** Luhn's check digit: a plate read aloud or typed by hand doesn't lead to another house. */
const checkDigit = (digits: string) => {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 ? 1 : 2)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** The number on a building's QR plate (楼栋码): area number, five digits of the building, check digit. */
export const buildingCode = (areaId: number, buildingNo: number) => {
  const digits = `${areaId}${String(buildingNo).padStart(5, '0')}`
  return `${digits.slice(0, 12)}-${digits.slice(12)}-${checkDigit(digits)}`
}

/** Reads a building code, with or without dashes, alone or at the end of an address like `https://…/b/<code>`. */
export const readBuildingCode = (text: string): { areaId: number; buildingNo: number } | undefined => {
  const digits = /(\d{12})-?(\d{5})-?(\d)\s*$/.exec(text)?.slice(1)
  if (!digits) return
  const [areaId, buildingNo] = [Number(digits[0]), Number(digits[1])]
  if (!isAreaNumber(areaId) || buildingNo < 1 || checkDigit(digits[0]! + digits[1]!) !== Number(digits[2])) return
  return { areaId, buildingNo }
}
