import { sql, type RawBuilder } from 'kysely'
import type { checks } from '#contract/people/plausibility.ts'
import { yearsBefore } from './day.ts'

/** Each check of the plausibility board as a condition on people.person `p`: the count and the list ask the same. */
export const checkConditions = (today: string): Record<(typeof checks)[number], RawBuilder<boolean>> => ({
  age_impossible: sql<boolean>`(p.birth_on > ${today}::date or p.birth_on < ${yearsBefore(today, 120)}::date)`,
  birth_unlike_document: sql<boolean>`exists (select from people.document o where o.area_id = p.area_id and o.person_id = p.id and o.birth_on <> p.birth_on)`,
  sex_unlike_document: sql<boolean>`(p.sex in ('1', '2') and exists (select from people.document o where o.area_id = p.area_id and o.person_id = p.id and o.sex <> p.sex))`,
  document_faulty: sql<boolean>`exists (select from people.document o where o.area_id = p.area_id and o.person_id = p.id and o.faults <> '{}')`,
  document_shared: sql<boolean>`exists (select from people.document o join people.document x on x.area_id = o.area_id and x.index = o.index and x.person_id <> o.person_id
    join people.person y on y.area_id = x.area_id and y.id = x.person_id and y.standing = 'present' where o.area_id = p.area_id and o.person_id = p.id)`,
  document_missing: sql<boolean>`((p.birth_on is null or p.birth_on <= ${yearsBefore(today, 18)}::date) and not exists (select from people.document o where o.area_id = p.area_id and o.person_id = p.id))`,
  child_is_head: sql<boolean>`(p.birth_on > ${yearsBefore(today, 16)}::date and exists (select from people.household h where h.area_id = p.area_id and h.id = p.household_id and h.head_id = p.id))`,
  no_dwelling: sql<boolean>`(p.lives_here and p.dwelling_id is null)`,
  disputed: sql<boolean>`p.disputes > 0`,
  deceased_age: sql<boolean>`(p.birth_on < ${yearsBefore(today, 105)}::date and p.updated_at < ${yearsBefore(today, 1)}::date)`,
})
