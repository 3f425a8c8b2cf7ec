import type { Part } from '../part.ts'

export const agency: Part = { serves: [] }
