import { accountNames, areAbsent } from '#modules/access/index.ts'
import { categoryOpen, loadConfiguration } from '../configuration.ts'
import { accountUnknown, categoryUnknown } from '../problems.ts'
import type { Decide } from './effect.ts'

const supervise =
  (level: 1 | 2 | 3): Decide =>
  ({ c }) => ({ patch: { supervise_level: Math.max(c.supervise_level, level) }, details: { level } })

const contact: Decide = ({ context, c }) => {
  if (c.contacted_at) return {}
  const inTime = c.contact_due_at === null || context.now <= c.contact_due_at
  return {
    patch: { contacted_at: context.now },
    endClocks: ['contact'],
    tallies: inTime && c.contact_due_at ? [{ metric: 'contacted_in_time', organisationId: 0 }] : [],
  }
}

const handOver: Decide = async ({ context, input }) => {
  const names = await accountNames(context.db, [input.accountId!])
  if (!names.size || (await areAbsent(context.db, [input.accountId!], context.now)).size) throw accountUnknown()
  return { patch: { hand_over_to: input.accountId! }, details: { to: input.accountId } }
}

const mark: Decide = async ({ context, input, c }) => {
  const { categoryId, level, urgent, secret, historical } = input
  // A category closed since may stay; a case doesn't move into one.
  const changes = categoryId !== undefined && categoryId !== c.category_id
  if (changes && !categoryOpen(await loadConfiguration(context.db), c.area_id, categoryId))
    throw categoryUnknown({ categoryId })
  const patch = {
    ...(categoryId === undefined ? {} : { category_id: categoryId }),
    ...(level === undefined ? {} : { level }),
    ...(urgent === undefined ? {} : { urgent }),
    ...(secret === undefined ? {} : { secret }),
    ...(historical === undefined ? {} : { historical }),
  }
  return { patch, details: { ...patch } }
}

export const overlayMoves = {
  contact,
  hand_over: handOver,
  accept_hand_over: ({ c }) => ({ patch: { first_receiver_id: c.hand_over_to, hand_over_to: null } }),
  urge: supervise(1),
  yellow_card: supervise(2),
  red_card: supervise(3),
  lift_card: () => ({ patch: { supervise_level: 0 } }),
  instruct: () => ({}),
  mark,
  add_note: () => ({ photosAs: 'note' as const }),
} satisfies Record<string, Decide>
