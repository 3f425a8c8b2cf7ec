import type { Part } from '../part.ts'

export const hall: Part = { serves: [] }
