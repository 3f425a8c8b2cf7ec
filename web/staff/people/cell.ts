import { sayNumber } from '#kit/format.ts'

/** A number held back, small or not: it may be one from which a small one could be worked out. */
export const sayHeld = (cell: number | null) => (cell === null ? '*' : sayNumber(cell))
/** A number that may be held back because it is small: «<5» says so, and 0 is 0. */
export const sayCell = (cell: number | null, smallest = 5) => (cell === null ? `<${smallest}` : sayNumber(cell))
