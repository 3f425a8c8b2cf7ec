import type { Part } from '../part.ts'

export const consultation: Part = { serves: [] }
