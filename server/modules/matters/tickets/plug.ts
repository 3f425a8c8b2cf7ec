import type { Part } from '../part.ts'

export const tickets: Part = { serves: [] }
