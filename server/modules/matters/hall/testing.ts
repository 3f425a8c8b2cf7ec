import pg from 'pg'
import type { SiteRules, SiteWeek, StaffedWindow } from '#contract/matters/hall-site.ts'
import { SiteRules as Rules } from '#contract/matters/hall-site.ts'
import { uuid7 } from '#platform/crypto.ts'
import { forgetCatalogue } from '../catalogue/load-catalogue.ts'

const usual = [
  { from: 540, to: 720, kind: 'usual' as const },
  { from: 810, to: 1050, kind: 'usual' as const },
]
/** Monday to Friday, 9:00–12:00 and 13:30–17:30. */
export const usualWeek: SiteWeek = { 1: usual, 2: usual, 3: usual, 4: usual, 5: usual, 6: [], 7: [] }

type Given = {
  areaId: number
  rules?: Partial<SiteRules>
  week?: SiteWeek
  windows?: Partial<StaffedWindow>[]
  since?: string
}

/** Classes of matters for tests. */
export const givenClass = async (ownerUrl: string, code: string, areaId = 310_000_000_000) => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into matters.class (code, area_id, zh, en) values ($1, $2, $3, $1) on conflict do nothing`,
    [code, areaId, `类别${code}`],
  )
  await owner.end()
  forgetCatalogue()
}

/** A hall, open as usual, with one window for everything unless said otherwise. Answers its id. */
export const givenSite = async (app: { ownerUrl: string }, given: Given): Promise<string> => {
  const { areaId, rules = {}, week = usualWeek, windows = [{}], since = '2020-01-01' } = given
  const id = uuid7()
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into matters.site (area_id, id, name, address, rules, queues) values ($1, $2, '测试大厅', '测试路1号', $3, $4)`,
    [areaId, id, JSON.stringify(Rules.parse(rules)), JSON.stringify([{ letter: 'A', name: '综合', classes: ['*'] }])],
  )
  await owner.query(
    `insert into matters.site_week (area_id, site_id, valid_from, week, published_at) values ($1, $2, $3, $4, now())`,
    [areaId, id, since, JSON.stringify(week)],
  )
  for (const [i, w] of windows.entries())
    await owner.query(
      `insert into matters.hall_window (area_id, site_id, no, name, classes, bookable, active, person_a, person_b) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        areaId,
        id,
        w.no ?? i + 1,
        w.name ?? '综合窗口',
        w.classes ?? ['*'],
        w.bookable ?? true,
        w.active ?? true,
        w.personA ?? null,
        w.personB ?? null,
      ],
    )
  await owner.end()
  return id
}
