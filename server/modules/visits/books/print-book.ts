import { sql } from 'kysely'
import type { z } from 'zod'
import { mostInBook, type printVisitBook as bookRoute } from '#contract/visits/books.ts'
import { lastDayOf } from '#contract/visits/duty.ts'
import type { Visit } from '#contract/visits/visits.ts'
import { caseNumber } from '#contract/incidents/incident-filter.ts'
import { say, type Locale, type WordKey } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames, findGrid } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { docxType, writeDocx } from '#platform/docx.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm, type Form, type FormSection } from '#platform/print.ts'
import { problem } from '#platform/problem.ts'
import { allOf } from '#platform/row-place.ts'
import { visitCondition } from '../diary/list-visits.ts'
import { sayVisits } from '../diary/say-visits.ts'
import { visitColumns, type VisitRow } from '../diary/visit-store.ts'

const bookNotYours = problem(403, 'visits.book_not_yours')
type Asked = z.output<(typeof bookRoute)['query']>
type BookWord = Extract<WordKey, `visits.book.${string}`> extends `visits.book.${infer K}` ? K : never

const format = { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false } as const // prettier-ignore
const instants = {
  zh: new Intl.DateTimeFormat('zh-CN', format),
  en: new Intl.DateTimeFormat('en-GB', format),
}
const between = { zh: '、', en: ', ' }
const comma = { zh: '，', en: ', ' }

/** What followed, as a sentence: 转事件 2026-000123、转代办. */
const followedText = (locale: Locale, followUps: Visit['followUps']) =>
  followUps
    .map(({ kind, number }) =>
      [
        say(locale, `visits.follow_up.${kind}`),
        number === null ? '' : kind === 'incident' || kind === 'help' ? caseNumber(number) : number,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(between[locale])

/** One entry: when, how, whom; then what was heard and what followed. */
const entryOf = (locale: Locale, visit: Visit, no: number): FormSection => {
  const word = (key: string) => say(locale, key as WordKey)
  const heading = [
    `${no}. ${instants[locale].format(new Date(visit.at))}`,
    word(`visits.kind.${visit.kind}`),
    visit.address,
    visit.personName,
  ]
  const marks = [
    !visit.met && visit.kind === 'visit' && word('visits.book.not_met'),
    visit.mood && word(`visits.mood.${visit.mood}`),
    ...visit.needs.map((need) => word(`visits.need.${need}`)),
  ].filter(Boolean)
  const lines = [
    visit.heard,
    marks.length ? marks.join(between[locale]) : '',
    visit.followUps.length ? `${word('visits.book.done')}: ${followedText(locale, visit.followUps)}` : '',
    `${word('visits.book.keeper')}: ${[visit.worker, ...visit.with.map((w) => w.name)].join(between[locale])}`,
  ]
  return { heading: heading.filter(Boolean).join('　'), text: lines.filter(Boolean).join('\n') }
}

/** Entries of the month the asker may read, oldest first. */
const readMonth = async (context: Context, { month, grid, workerId }: Asked) => {
  const where = allOf([
    await visitCondition(context, { scope: 'all', ...(grid !== undefined && { grid }) }),
    sql`v.month = ${month}`,
    workerId && sql`v.worker_id = ${workerId}::uuid`,
  ])
  const { rows } =
    await sql<VisitRow>`select ${visitColumns} from visits.visit v where ${where} order by v.happened_at, v.id limit ${mostInBook + 1}`.execute(
      context.db,
    )
  return { visits: await sayVisits(context, rows.slice(0, mostInBook)), cut: rows.length > mostInBook }
}

/**
 * 民情日志 of a month as a book (C03): of a worker, a grid or the community; a month without entries is a valid one. Names and
 * addresses as the asker sees them in the list. Throws `visits.book_not_yours`.
 */
export const printVisitBook = async (context: Context, asked: Asked): Promise<FileAnswer> => {
  const { db, areaId, actor, locale, now } = context
  if (actor.role === 'grid_worker' && asked.workerId && asked.workerId !== actor.accountId) throw bookNotYours()
  const word = (key: BookWord, values?: Record<string, unknown>) => say(locale, `visits.book.${key}`, values)
  const { visits, cut } = await readMonth(context, asked)
  const worker = asked.workerId ? (await accountNames(db, [asked.workerId])).get(asked.workerId)?.name : undefined
  const grid =
    asked.grid === undefined ? undefined : ((await findGrid(db, areaId, asked.grid))?.name ?? `${asked.grid}`)
  const households = new Set(
    visits.flatMap((v) => (v.kind === 'visit' && v.met && v.householdId ? [v.householdId] : [])),
  )
  const followUps = visits.reduce((sum, v) => sum + v.followUps.length, 0)
  const form: Form = {
    locale,
    title: `${word('title')}${comma[locale]}${word('subtitle')}`,
    numberLabel: word('month'),
    number: `${asked.month}-01 … ${lastDayOf(asked.month)}`,
    fields: [
      { label: word('area'), value: (await areaNames(db, [areaId])).get(areaId) ?? '' },
      { label: word('grid'), value: grid ?? word('all_grids') },
      { label: word('worker'), value: worker ?? word('all_workers') },
      { label: word('entries'), value: word('entries_n', { n: visits.length }) },
      { label: word('households'), value: word('households_n', { n: households.size }) },
      { label: word('follow_ups'), value: word('follow_ups_n', { n: followUps }) },
    ],
    sections: visits.length
      ? [
          ...visits.map((visit, at) => entryOf(locale, visit, at + 1)),
          ...(cut ? [{ heading: '…', text: word('more', { n: mostInBook }) }] : []),
        ]
      : [{ heading: word('entries'), text: word('none') }],
    signatures: [word('keeper'), word('checker')],
    foot: { printedBy: actor.name ?? '', printedAt: now },
  }
  context.audit({ printed: 'visit_book', month: asked.month, grid: asked.grid ?? null, worker: asked.workerId ?? null, entries: visits.length, format: asked.format }) // prettier-ignore
  const filename = `${word('title')}-${[worker ?? grid, asked.month].filter(Boolean).join('-')}`
  return asked.format === 'docx'
    ? { contentType: docxType, filename: `${filename}.docx`, body: await writeDocx(form), personal: true }
    : {
        contentType: 'application/pdf',
        filename: `${filename}.pdf`,
        body: await printForm(form),
        inline: true,
        personal: true,
      }
}
