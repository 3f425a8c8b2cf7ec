/** 办件编号 as people read it: BJ and eight digits. */
export const applicationNumber = (number: number) => `BJ${String(number).padStart(8, '0')}`
/** Reads `BJ00000123` and `123`; undefined for anything else. */
export const readApplicationNumber = (text: string): number | undefined => {
  const digits = /^(?:bj)?0*(\d{1,10})$/i.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1]
  return digits === undefined ? undefined : Number(digits)
}
