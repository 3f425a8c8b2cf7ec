/** 入户走访, 接待来访, 电话联系. Only the first counts towards the duty. */
export const visitKinds = ['visit', 'reception', 'call'] as const
export type VisitKind = (typeof visitKinds)[number]

/**
 * Whose count a visit goes to. own: the household is in the worker's grid. good_faith: it was, on the phone that made the visit,
 * before the grid was drawn anew. joint: went along with a colleague. elsewhere: helped out in another grid; kept, seen, not counted.
 */
export const visitCredits = ['own', 'good_faith', 'joint', 'elsewhere'] as const
export type VisitCredit = (typeof visitCredits)[number]

/** 心情. */
export const moods = ['glad', 'calm', 'worried', 'angry'] as const
/** 需求: what people ask for; no judgement of the person. */
export const needs = [
  'environment',
  'repair',
  'parking',
  'noise',
  'safety',
  'elderly_care',
  'health',
  'children',
  'income',
  'work',
  'housing',
  'matters',
  'neighbours',
  'culture',
  'praise',
  'other',
] as const
