import { z } from 'zod'

/** How large a base grid should be, in households (B01: 每300—500户划分1个网格). */
export const GridSizeRule = z.object({ min: z.number().int().min(1), max: z.number().int().min(1) })
export type GridSizeRule = z.infer<typeof GridSizeRule>
export const gridSizeRule: GridSizeRule = { min: 300, max: 500 }

export type SizeVerdict = 'fits' | 'too_small' | 'too_large'

/** Outside the range is a warning, never a refusal: the ground decides. */
export const sizeVerdict = (households: number, { min, max }: GridSizeRule = gridSizeRule): SizeVerdict =>
  households < min ? 'too_small' : households > max ? 'too_large' : 'fits'
