import { sayNumber } from '#kit/format.ts'

/** A number that may be held back because it is small: «<5» says so, and 0 is 0. */
export const sayCell = (cell: number | null, smallest = 5) => (cell === null ? `<${smallest}` : sayNumber(cell))
