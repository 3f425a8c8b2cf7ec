import type { z } from 'zod'

export type ControlKind = 'text' | 'long' | 'password' | 'number' | 'yes' | 'choice' | 'choices' | 'day'
export type Control = { kind: ControlKind; required: boolean; max?: number; min?: number; choices?: readonly string[] }

type Def = {
  type: string
  innerType?: z.ZodType
  out?: z.ZodType
  element?: z.ZodType
  entries?: Record<string, string>
  format?: string
}
const defOf = (schema: z.ZodType) => schema.def as unknown as Def

/** Which control a field of a zod shape needs. Optional, nullable, defaulted and preprocessed shapes are looked through. */
export const controlOf = (schema: z.ZodType, required = true): Control => {
  const def = defOf(schema)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return controlOf(def.innerType as z.ZodType, false)
    case 'pipe':
      return controlOf(def.out as z.ZodType, required)
    case 'boolean':
      return { kind: 'yes', required: false }
    case 'number': {
      const { minValue, maxValue } = schema as z.ZodNumber
      return { kind: 'number', required, min: minValue ?? undefined, max: maxValue ?? undefined }
    }
    case 'enum':
      return { kind: 'choice', required, choices: Object.values(def.entries ?? {}) }
    case 'array':
      return { kind: 'choices', required: false, choices: controlOf(def.element as z.ZodType).choices }
    case 'string': {
      const { maxLength, format } = schema as z.ZodString
      if (format === 'date') return { kind: 'day', required }
      return { kind: (maxLength ?? 0) > 200 ? 'long' : 'text', required, max: maxLength ?? undefined }
    }
    default:
      throw new Error(`no control for a ${def.type}: give the field a control of its own`)
  }
}
