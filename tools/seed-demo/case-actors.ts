import type { Actor, CaseLife } from './case-life.ts'

// Who of the demo city acts on a case, by the place and state it is in.

export const desk = (life: CaseLife, except: string | null = null): Actor => {
  const { c, world, random } = life
  const area = c.area_id
  const heads = world.staff.holders(area, 'community_head')
  const clerks = world.staff.holders(area, 'window_clerk')
  const all = [...clerks, ...heads].filter((s) => s.accountId !== except)
  return random.pick(all.length ? all : world.staff.holders(area - (area % 1000), 'street_officer'))
}
export const head = (life: CaseLife): Actor => life.world.staff.holders(life.c.area_id, 'community_head')[0]!
export const street = (life: CaseLife): Actor =>
  life.random.pick(life.world.staff.holders(life.c.area_id - (life.c.area_id % 1000), 'street_officer'))
export const worker = (life: CaseLife) => life.world.staff.workerA(life.c.area_id, life.c.grid_no)
export const officer = (life: CaseLife, organisationId: number): Actor => {
  const officers = life.world.staff.officers(organisationId)
  return officers.find((o) => o.accountId === life.c.handler_account_id) ?? life.random.pick(officers)
}
