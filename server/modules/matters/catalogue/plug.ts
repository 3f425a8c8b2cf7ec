import type { Part } from '../part.ts'

export const catalogue: Part = { serves: [] }
