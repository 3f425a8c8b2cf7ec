import pg from 'pg'
import { forgetConfiguration } from '#modules/incidents/configuration.ts'
import { seedConfiguration } from '#modules/incidents/seed/configuration.ts'
import { seedTerritory } from '#modules/territory/seed/seed-territory.ts'
import { setDataKey } from '#platform/crypto.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'
import { seedCalendar } from '../seed-demo/calendar.ts'
import { copyLines } from '../seed-demo/copy-rows.ts'
import { countLife } from '../seed-demo/count-life.ts'
import { seedDuties } from '../seed-demo/organisations.ts'
import { seedResidents } from '../seed-demo/residents.ts'
import { copyTallies, tallyRowsOf } from '../seed-demo/tally-keeper.ts'
import { readWorld } from '../seed-demo/world.ts'
import { caseColumns, reportColumns, writeCases } from '../seed-demo/write-cases.ts'
import { liveYear } from '../seed-demo/year.ts'
import { cloneLines, countsOfCopy, type Copied } from './clones.ts'
import { setIndexesAside } from './indexes.ts'
import { layOut } from './layout.ts'
import { populate } from './people.ts'

export type LargeOptions = {
  ownerUrl: string
  secrets: { dataKey: string }
  incidents: number
  now?: Date
  say: (zh: string, en: string) => void
}

/** Days lived case by case, with every step: a month, or fewer when that were more than `mostRecent` cases, but a week. */
const recentDaysAt = (perDay: number) => Math.min(30, Math.max(7, Math.round(mostRecent / perDay)))
const mostRecent = 30_000
/** Older cases beyond these are copies without a time line. */
const mostLived = 20_000

/**
 * Wuxi with `incidents` cases over twelve months, some 97 % closed, into an empty migrated database. The last days, up to
 * thirty, are lived case by case (all open cases are there, with every step and clock); of the older cases at most 20,000 are, the others
 * are copies of those in other communities without steps. The counters hold all of them.
 */
export const seedLarge = async ({
  ownerUrl,
  secrets,
  incidents,
  now = new Date(),
  say,
}: LargeOptions): Promise<{ cases: number; seconds: number }> => {
  const began = performance.now()
  const since = () => ((performance.now() - began) / 1000).toFixed(0)
  setDataKey(secrets.dataKey)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off`)
    await beginScoped(client, everywhere)
    const db = over(client)
    await seedTerritory(db, { city: 'wuxi' })
    await seedCalendar(db, [])
    await seedConfiguration(db)
    const places = await layOut(db)
    const people = await populate(db)
    await seedDuties(db, people.duties)
    forgetConfiguration()
    const residents = await seedResidents(
      client,
      'large',
      Math.min(50_000, Math.max(2000, Math.round(incidents / 20))),
      now,
    )
    const world = await readWorld(db, [320_200_000_000], people)
    say(`区划、人员就绪（${since()} 秒）`, `Areas and people are there (${since()} s)`)

    const perDay = incidents / 366
    const recentDays = recentDaysAt(perDay)
    const recent = liveYear(world, 'large recent', places, residents, now, perDay * 0.97, recentDays)
    const older = incidents - recent.length
    const beforeThat = new Date(now.getTime() - (recentDays + 1) * 86_400_000)
    const old = liveYear(
      world,
      'large old',
      places,
      residents,
      now,
      Math.min(older, mostLived) / (366 - recentDays),
      365,
      beforeThat,
    ).filter((life) => !life.open)
    const lived = [...old, ...recent]
    const copies = Math.max(0, incidents - lived.length)
    lived.forEach((life, n) => (life.c.number = copies + n + 1))
    say(`${lived.length} 起逐件推演完毕（${since()} 秒）`, `${lived.length} cases lived through (${since()} s)`)

    const restore = await setIndexesAside(client, 'incidents.incident')
    const restoreWords = await setIndexesAside(client, 'incidents.case_words')
    const kindOf = new Map(people.duties.map((d) => [d.organisationId, d.kind as string]))
    const copied = new Map<number, Copied[]>()
    // Copies stand under their originals' ends: nothing was merged into a copy.
    const originals = old.filter((life) => life.c.merged_into === null)
    const cloning = { world, lives: originals, copies, places, residents, kindOf, firstNumber: 1 }
    if (copies > 0) {
      const columns = [...caseColumns, ...reportColumns]
      const words: Buffer[] = []
      await copyLines(client, 'incidents.incident', columns, cloneLines(cloning, copied, words))
      await copyLines(client, 'incidents.case_words', ['area_id', 'incident_id', 'words'], words)
    }
    await writeCases(client, lived)
    say(`事件已写入（${since()} 秒）`, `Incidents are written (${since()} s)`)
    await restore()
    await restoreWords()
    say(`索引已建（${since()} 秒）`, `Indexes are built (${since()} s)`)

    const counts = originals.map(countLife)
    const livedIn = Map.groupBy(lived, (life) => life.c.area_id)
    const communities = [...new Set([...livedIn.keys(), ...copied.keys()])].sort((a, b) => a - b)
    const all = function* () {
      for (const areaId of communities) {
        const own = (livedIn.get(areaId) ?? []).flatMap(countLife)
        const here = (copied.get(areaId) ?? []).flatMap(({ life, organisationId }) =>
          countsOfCopy(counts[life]!, originals[life]!.c.handler_organisation_id ?? 0, organisationId),
        )
        yield [areaId, [...own, ...here]] as const
      }
    }
    await copyTallies(client, tallyRowsOf(all()))
    await client.query('commit')
    say(`计数已写入（${since()} 秒）`, `Counters are written (${since()} s)`)
    await client.query('vacuum (analyze)')
    const seconds = (performance.now() - began) / 1000
    say(
      `无锡：${incidents} 起事件，用时 ${seconds.toFixed(0)} 秒。`,
      `Wuxi: ${incidents} incidents in ${seconds.toFixed(0)} s.`,
    )
    return { cases: incidents, seconds }
  } finally {
    await client.end()
  }
}
