import type { Part } from '../part.ts'

export const applications: Part = { serves: [] }
