import { addWorkingMs } from '#contract/time/working-time.ts'
import { CaseLife } from './case-life.ts'
import { takeCourse } from './case-course.ts'
import { makeReport, placePicker } from './made-report.ts'
import { passMarks } from './pass-marks.ts'
import type { Place } from './places.ts'
import type { Resident } from './residents.ts'
import { reportsOfDay } from './rhythm.ts'
import type { World } from './world.ts'

const dayMs = 86_400_000
const midnightOf = (at: Date) => new Date(Math.floor((at.getTime() + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000)

/** Residents who have the same trouble say so instead of reporting it again. */
const meToo = (life: CaseLife, residents: readonly Resident[], now: Date) => {
  const { random } = life
  if (!random.chance(0.07)) return
  const end = Math.min(now.getTime(), (life.c.closed_at ?? now).getTime())
  for (let n = random.whole(1, 5); n > 0; n--) {
    const who = random.pick(residents).accountId
    const at = new Date(
      life.c.reported_at.getTime() + random.next() * Math.min(3 * dayMs, end - life.c.reported_at.getTime()),
    )
    if (who !== life.c.reporter_id && !life.sames.some((s) => s.accountId === who))
      life.sames.push({ accountId: who, at })
  }
  life.c.same_count = life.sames.length
}

/**
 * A year of reports up to `now`, each with the life it has had since: some 8,000 for two streets. The reports of a day
 * depend on the seed and the day alone.
 */
export const liveYear = (
  world: World,
  seed: string,
  places: readonly Place[],
  residents: readonly Resident[],
  now: Date,
  perDay = 21,
  days = 365,
  /** Nothing is reported after this, though everything lives on until `now`. */
  until = now,
): CaseLife[] => {
  const pickPlace = placePicker(places)
  const lives: CaseLife[] = []
  const recent = new Map<string, CaseLife>()
  const today = midnightOf(now).getTime()
  for (let day = today - days * dayMs; day <= until.getTime(); day += dayMs)
    for (const { at, code, random } of reportsOfDay(seed, new Date(day), perDay)) {
      if (at > until) continue
      const place = pickPlace(random)
      const life = new CaseLife(world, random, makeReport(world, random, code, place, residents, at), at)
      life.c.number = lives.length + 1
      const key = `${place.areaId}:${code}`
      const before = recent.get(key)
      const took = Math.ceil(random.around(25, 0.5) * 60_000)
      const mergeAt = new Date(
        life.c.urgent ? at.getTime() + took : addWorkingMs(at.getTime(), took, world.calendarOf(place.areaId)),
      )
      const stillOpen =
        before &&
        at.getTime() - before.c.reported_at.getTime() < 4 * dayMs &&
        (before.c.closed_at === null || before.c.closed_at > mergeAt)
      const clerk = world.staff.holders(place.areaId, 'window_clerk')[0]
      if (stillOpen && before.open === (before.c.closed_at === null) && clerk && mergeAt < now && random.chance(0.35)) {
        passMarks(life, mergeAt)
        life.apply(
          'merge',
          clerk,
          mergeAt,
          { to: 'duplicate', patch: { merged_into: before.c.id }, details: { into: before.c.number } },
          '同一处问题，并入前案',
        )
      } else {
        takeCourse(life, now)
        meToo(life, residents, now)
        recent.set(key, life)
      }
      lives.push(life)
    }
  return lives
}
