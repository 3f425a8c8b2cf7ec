import { parseArgs } from 'node:util'
import { type Calendar, layCalendar } from '#contract/time/calendar.ts'
import { deadline } from '#contract/time/deadline.ts'
import { explainDeadline } from '#contract/time/explain-deadline.ts'
import { daysOfNotices } from '#contract/time/holiday-notice.ts'
import { parseLimit } from '#contract/time/limit.ts'
import { instantText, readInstant } from '#contract/time/local-time.ts'
import type { Pause } from '#contract/time/pause.ts'
import { runningDatabase } from './running-database.ts'

/** `npm run deadline -- --start … --limit …`: when a limit runs out, and why then. */
const usage = `用法 · usage: npm run deadline -- --start 2024-02-08T10:00 --limit 5wd
  --start   开始时间，不写时区即北京时间 · local time of China unless it names a zone
  --limit   5wd 工作日 working days · 2wh 工作时 working hours · 24h 小时 hours · 7d 自然日 days
  --area    区域编号：用该区域的工作日历，需要数据库正在运行；不写则用自带的法定节假日
            an area's own calendar, from the running database; else the holidays that ship with the product
  --pause   暂停，可写多次：起/止，止可空 · FROM/TO, may be repeated; no TO: it still lasts
  --yellow  亮黄灯的比例，默认 0.8 · share of the limit until the yellow light
  --same-day  工作日期限从当天算起 · limits in working days count the day of the start
  --lang    zh | en      --json  机器可读 · machine readable`

class Refused extends Error {}
const refuse = (zh: string, en: string): never => {
  throw new Refused(`${zh}\n${en}`)
}

const readStart = (name: string, text: string | undefined): Date =>
  readInstant(text ?? '') ?? refuse(`${name} 要写成 2024-02-08T10:00`, `${name} must look like 2024-02-08T10:00`)

const readPause = (text: string): Pause => {
  const [from, to, ...more] = text.split('/')
  if (to === undefined || more.length > 0) refuse('--pause 要写成 起/止', '--pause must look like FROM/TO')
  return { from: readStart('--pause', from), to: to ? readStart('--pause', to) : null, reason: '' }
}

const readShare = (text: string): number => {
  const share = Number(text)
  return share > 0 && share <= 1 ? share : refuse('--yellow 要在 0 和 1 之间', '--yellow must lie between 0 and 1')
}

const shippedCalendar = async (): Promise<Calendar> => {
  const { holidayNotices } = await import('#modules/territory/seed/holiday-notices.ts')
  return layCalendar({ national: daysOfNotices(holidayNotices()) })
}

const databaseUrl = async (): Promise<string> =>
  (await runningDatabase()) ??
  refuse(
    '数据库没有运行，请先 npm start，或设置 DATABASE_URL',
    'The database is not running: npm start first, or set DATABASE_URL',
  )

const calendarOf = async (areaId: number): Promise<Calendar> => {
  if (!Number.isSafeInteger(areaId))
    return refuse('--area 要写12位区域编号', '--area must be an area number of 12 digits')
  const { everywhere, inTransaction, openPool } = await import('#platform/database.ts')
  const { findArea, loadCalendar } = await import('#modules/territory/index.ts')
  const pool = openPool(await databaseUrl(), 1)
  try {
    return await inTransaction(pool, everywhere, async (db) => {
      if (!(await findArea(db, areaId))) refuse(`没有区域 ${areaId}`, `There is no area ${areaId}`)
      return loadCalendar(db, areaId)
    })
  } finally {
    await pool.end()
  }
}

const main = async () => {
  const { values } = parseArgs({
    options: {
      start: { type: 'string' },
      limit: { type: 'string' },
      area: { type: 'string' },
      pause: { type: 'string', multiple: true, default: [] },
      yellow: { type: 'string', default: '0.8' },
      'same-day': { type: 'boolean', default: false },
      lang: { type: 'string', default: 'zh' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const asked = {
    start: readStart('--start', values.start),
    limit:
      parseLimit(values.limit ?? '') ??
      refuse('--limit 要写成 5wd、2wh、24h 或 7d', '--limit must look like 5wd, 2wh, 24h or 7d'),
    pauses: values.pause.map(readPause),
    yellowShare: readShare(values.yellow),
    startsSameDay: values['same-day'],
  }
  const calendar = values.area === undefined ? await shippedCalendar() : await calendarOf(Number(values.area))
  const answer = deadline({ ...asked, calendar })
  if (values.json) return console.log(JSON.stringify(answer, null, 2))
  const locale = values.lang === 'en' ? 'en' : 'zh'
  console.log(answer.dueAt ? instantText(answer.dueAt.getTime()) : locale === 'zh' ? '待定' : 'not known')
  for (const sentence of explainDeadline(locale, answer.explanation)) console.log(`- ${sentence}`)
}

await main().catch((error: Error & { code?: string }) => {
  const wrongUse = error instanceof Refused || error instanceof RangeError || error.code?.startsWith('ERR_PARSE_ARGS')
  if (!wrongUse) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 2
})
