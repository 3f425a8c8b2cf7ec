/** 事件编号 as people read it: `SJ00000123`. */
export const caseNumber = (number: number) => `SJ${String(number).padStart(8, '0')}`
/** The number in what somebody typed (`SJ00000123`, `sj123`, `123`); undefined when it isn't one. 11 digits are a phone. */
export const readCaseNumber = (typed: string): number | undefined => {
  const digits = /^(?:sj[\s-]*)?(\d{1,10})$/i.exec(typed.normalize('NFKC').trim())?.[1]
  return digits === undefined ? undefined : Number(digits)
}
