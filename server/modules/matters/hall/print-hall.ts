import type * as duty from '#contract/matters/hall-duty.ts'
import type * as sites from '#contract/matters/hall-sites.ts'
import { say, type Locale, type WordKey } from '#contract/phrases.ts'
import { openingOf } from '#contract/matters/slots.ts'
import type { Asked } from '#contract/route.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { type Form, printForm } from '#platform/print.ts'
import { publicAddress } from '#platform/public-address.ts'
import { classWords } from './class-words.ts'
import { getDuty } from './duty.ts'
import { clockText, dayAt, noonOf, plusDays } from './hall-day.ts'
import { loadSite, planOf, type SiteKey } from './site-store.ts'
import { comingRows, viewOf } from './site-view.ts'

const dayFormat = { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', weekday: 'short' } as const
const dayNames: Record<Locale, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', dayFormat),
  en: new Intl.DateTimeFormat('en-GB', { ...dayFormat, month: 'short' }),
}
const sayDay = (day: string, locale: Locale) => dayNames[locale].format(noonOf(day))
/** Spans that touch are one to whoever reads the notice board. */
const times = (spans: readonly { from: number; to: number }[]) => {
  const whole: { from: number; to: number }[] = []
  for (const { from, to } of spans) {
    const last = whole.at(-1)
    if (last?.to === from) last.to = to
    else whole.push({ from, to })
  }
  return whole.map((s) => `${clockText(s.from)}–${clockText(s.to)}`).join('\n')
}

const pdf = async (form: Form): Promise<FileAnswer> => ({
  contentType: 'application/pdf',
  filename: `${form.title}-${form.number}.pdf`,
  body: await printForm(form),
  inline: true,
})

type RosterWord = Extract<WordKey, `matters.roster.${string}`> extends `matters.roster.${infer K}` ? K : never
const wordsIn = (locale: Locale) => (key: RosterWord, values?: Record<string, unknown>) =>
  say(locale, `matters.roster.${key}`, values)

/** 值班表, to hang up in the hall; in English for who asks in English. */
export const printDuty = async (
  context: Context,
  key: SiteKey,
  query: Asked<typeof duty.printDuty>['query'],
): Promise<FileAnswer> => {
  const { db, now, actor, locale } = context
  const word = wordsIn(locale)
  const site = await loadSite(db, key, now)
  const { areaName } = await viewOf(db, site)
  const plan = planOf(site, await loadCalendar(db, site.areaId))
  const from = query.from ?? dayAt(now)
  const { days } = await getDuty(context, key, { from, days: query.days })
  const rows = days.flatMap((day) => {
    if (!day.open) return [[sayDay(day.day, locale), day.why ?? '', '', '', '']]
    const kind = `${times(openingOf(plan, day.day).spans)}　${say(locale, `matters.duty.${day.kind}` as WordKey)}`
    const named = day.places.filter((p) => p.a || p.b)
    if (!named.length) return [[sayDay(day.day, locale), kind, word('none'), '—', '—']]
    return named.map((p, i) => {
      const a = p.a ? p.a.name + (p.a.absent ? word('off') : '') : '—'
      const b = p.b ? p.b.name + (p.acting === p.b.accountId ? word('acting') : p.b.absent ? word('off') : '') : '—'
      return [
        i === 0 ? sayDay(day.day, locale) : '',
        i === 0 ? kind : '',
        p.windowNo ? word('window_no', { no: p.windowNo, name: p.windowName }) : p.windowName,
        a,
        b,
      ]
    })
  })
  context.audit({ printed: 'duty', site: site.id }, key.areaId)
  return pdf({
    locale,
    title: say(locale, 'matters.print.duty'),
    numberLabel: word('at'),
    number: word('period', { from, to: plusDays(from, query.days - 1) }),
    fields: [
      { label: word('hall'), value: site.name },
      { label: word('of'), value: areaName },
      { label: word('address'), value: site.address, wide: true },
    ],
    sections: [
      {
        heading: word('plan'),
        columns: [word('day'), word('at'), word('window'), word('a'), word('b')],
        widths: [2.2, 3.2, 2.6, 1.6, 1.8],
        rows,
      },
    ],
    signatures: [word('made_by'), word('head')],
    foot: { printedBy: actor.name ?? '', printedAt: now },
  })
}

/** 轮转公示: for the notice board, with the code that opens the hall's page; in English for who asks in English. */
export const printRotation = async (
  context: Context,
  key: SiteKey,
  query: Asked<typeof sites.printRotation>['query'],
): Promise<FileAnswer> => {
  const { db, now, actor, locale } = context
  const word = wordsIn(locale)
  const site = await loadSite(db, key, now)
  const { areaName } = await viewOf(db, site)
  const plan = planOf(site, await loadCalendar(db, site.areaId))
  const from = query.from ?? dayAt(now)
  const words = await classWords(db, locale)
  const coming = await comingRows(db, [{ site, plan }], from, query.days)
  const rows = coming.map((c) => [
    sayDay(c.day, locale),
    c.cancelled === null ? `${clockText(c.from)}–${clockText(c.to)}` : word('not_coming', { why: c.cancelled }),
    c.organisation,
    word('no', { no: c.windowNo }),
    c.classes
      .map((code) => (code === '*' ? word('everything') : words.className(code)))
      .join(locale === 'zh' ? '、' : ', '),
  ])
  return pdf({
    locale,
    title: say(locale, 'matters.print.rotation'),
    numberLabel: word('at'),
    number: word('period', { from, to: plusDays(from, query.days - 1) }),
    fields: [
      { label: word('hall'), value: site.name },
      { label: word('phone'), value: site.phone ?? '—' },
      { label: word('address'), value: site.address, wide: true },
    ],
    sections: rows.length
      ? [
          {
            heading: word('coming'),
            columns: [word('day'), word('at'), word('organisation'), word('window'), word('matters')],
            widths: [1.8, 1.8, 2.8, 1, 3],
            rows,
          },
        ]
      : [{ heading: word('coming'), text: word('nobody_comes') }],
    signatures: [],
    seal: areaName,
    qr: publicAddress(`/halls/${site.areaId}/${site.id}`),
    foot: { printedBy: actor.name ?? site.name, printedAt: now },
  })
}
