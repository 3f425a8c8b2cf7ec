import type { Part } from '../part.ts'

export const certificates: Part = { serves: [] }
