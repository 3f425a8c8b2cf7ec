import type { Part } from '../part.ts'

export const evaluation: Part = { serves: [] }
