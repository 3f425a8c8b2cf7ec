import { z } from 'zod'
import {
  limitGroups,
  responsibleKinds,
  taxonomyNames,
  type LimitGroup,
  type ResponsibleKind,
  type TaxonomyName,
} from './taxonomy-names.ts'

/** Categories, limits, duties and organisations are numbered in 32 bits. */
export const Key = z.coerce.number().int().min(1).max(2_147_483_647)
export const keysOf = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]
export const Taxonomy = z.enum(keysOf<TaxonomyName>(taxonomyNames))
export const Group = z.enum(keysOf<LimitGroup>(limitGroups))
export const Kind = z.enum(keysOf<ResponsibleKind>(responsibleKinds))
export const Version = z.coerce.number().int().min(1).max(2_147_483_647)
export const Level = z.coerce.number().int().min(1).max(4)

export const configure = { permission: 'incidents.configure' } as const
export const base = '/api/areas/{areaId}/configuration'
