export const problems = {} as const
export const words = {} as const
