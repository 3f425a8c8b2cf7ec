import type { Part } from '../part.ts'

export const notices: Part = { serves: [] }
