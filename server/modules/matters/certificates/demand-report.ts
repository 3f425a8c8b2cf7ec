import { sql } from 'kysely'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm } from '#platform/print.ts'
import { notFound } from '#platform/problem.ts'
import { streamSheet } from '#platform/sheets.ts'
import { localDay } from '#platform/local-day.ts'
import { numberText } from '../part-number.ts'
import type { Key } from '../part-steps.ts'
import { demandConditions, findDemand, nameOfDemand, type DemandFilter } from './demands.ts'
import { forbiddenListOf } from './lists.ts'

type Period = { from?: string | undefined; to?: string | undefined }
type Counted = {
  demander_key: string
  demanded_by: string
  organisation_id: number | null
  code: string | null
  zh: string
  instead_zh: string | null
  times: number
  areas: number[]
  first_on: string
  last_on: string
}

/** Demands counted by asking organisation (E03): how often, for what, from how many communities; nobody's name. */
export const demandReport = async (context: Context, filter: DemandFilter) => {
  const { rows } =
    await sql<Counted>`select d.demander_key, max(d.demanded_by) demanded_by, max(d.organisation_id) organisation_id, d.code, d.zh, max(d.instead_zh) instead_zh,
      count(*)::int times, array_agg(distinct d.area_id) areas, (min(d.at) at time zone 'Asia/Shanghai')::date first_on, (max(d.at) at time zone 'Asia/Shanghai')::date last_on
    from matters.certificate_demand d where ${demandConditions(context, filter)} group by d.demander_key, d.code, d.zh`.execute(
      context.db,
    )
  const period = { ...(filter.from && { from: filter.from }), ...(filter.to && { to: filter.to }) }
  const grouped = [...Map.groupBy(rows, (r) => r.demander_key).values()].map((kinds) => ({
    demandedBy: kinds[0]!.demanded_by,
    organisationId: kinds.find((k) => k.organisation_id !== null)?.organisation_id ?? null,
    times: kinds.reduce((sum, k) => sum + k.times, 0),
    communities: new Set(kinds.flatMap((k) => k.areas.map(Number))).size,
    kinds: kinds
      .map((k) => ({ code: k.code, zh: k.zh, times: k.times, insteadZh: k.instead_zh }))
      .toSorted((a, b) => b.times - a.times || (a.zh < b.zh ? -1 : 1)),
    firstOn: kinds.map((k) => k.first_on).toSorted()[0]!,
    lastOn: kinds
      .map((k) => k.last_on)
      .toSorted()
      .at(-1)!,
    query: { demandedBy: kinds[0]!.demanded_by, ...period } as Record<string, string>,
  }))
  return {
    rows: grouped.toSorted((a, b) => b.times - a.times || (a.demandedBy < b.demandedBy ? -1 : 1)),
    times: rows.reduce((sum, r) => sum + r.times, 0),
  }
}

const sayPeriod = ({ from, to }: Period, now: Date) =>
  from || to ? `${from ?? '开始'} 至 ${to ?? localDay(now)}` : `截至 ${localDay(now)}`

export const exportDemands = async (context: Context, period: Period): Promise<FileAnswer> => {
  const { rows } = await demandReport(context, period)
  const area = (await areaNames(context.db, [context.areaId])).get(context.areaId) ?? ''
  context.audit({ exported: 'certificate_demands', rows: rows.length })
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `索要证明情况-${localDay(context.now)}.xlsx`,
    body: streamSheet({
      title: '索要证明情况统计',
      subtitle: `${area}　${sayPeriod(period, context.now)}　不含个人信息`,
      columns: [
        { key: 'demandedBy', header: '索要单位', kind: 'text', width: 28 },
        { key: 'zh', header: '索要的证明', kind: 'text', width: 26 },
        { key: 'times', header: '次数', kind: 'number' },
        { key: 'insteadZh', header: '应当如何办理', kind: 'text', width: 50 },
        { key: 'lastOn', header: '最近一次', kind: 'date' },
      ],
      rows: rows.flatMap((r) => r.kinds.map((k) => ({ ...k, demandedBy: r.demandedBy, lastOn: r.lastOn }))),
      foot: { 填报单位: area, 填报人: context.actor.name ?? '', 填报日期: localDay(context.now) },
    }),
  }
}

const pdf = async (
  context: Context,
  form: Omit<Parameters<typeof printForm>[0], 'foot'>,
  filename: string,
): Promise<FileAnswer> => ({
  contentType: 'application/pdf',
  filename,
  body: await printForm({ ...form, foot: { printedBy: context.actor.name ?? '', printedAt: context.now } }),
  inline: true,
  personal: true,
})

/** 函: what one organisation demanded, and who can vouch for it instead. Throws `platform.not_found` when it demanded nothing. */
export const printDemandLetter = async (
  context: Context,
  { demandedBy, ...period }: Period & { demandedBy: string },
) => {
  const [row] = (await demandReport(context, { ...period, demandedBy })).rows
  if (!row) throw notFound()
  const area = (await areaNames(context.db, [context.areaId])).get(context.areaId) ?? ''
  const list = await forbiddenListOf(context.db, context.areaId, localDay(context.now))
  context.audit({ printed: 'demand_letter', demandedBy: row.demandedBy })
  return pdf(
    context,
    {
      title: '关于不再索要社区证明的函',
      number: `${area} ${localDay(context.now)}`,
      fields: [
        { label: '致', value: row.demandedBy, wide: true },
        { label: '统计期', value: sayPeriod(period, context.now) },
        { label: '次数', value: `${row.times} 次，涉及 ${row.communities} 个社区` },
      ],
      sections: [
        {
          heading: '情况',
          text: `贵单位在上述期间要求居民到社区开具下列证明。依据${list.basis}，这些证明不应由社区出具，请直接核验，不再要求居民提交。`,
        },
        {
          heading: '明细（不含个人信息）',
          columns: ['证明', '次数', '应当如何办理、核验'],
          widths: [3, 1, 6],
          rows: row.kinds.map((k) => [k.zh, String(k.times), k.insteadZh ?? '不在本地可出具证明清单内']),
        },
      ],
      signatures: ['经办人', '负责人'],
      seal: area,
    },
    `函-${row.demandedBy}.pdf`,
  )
}

/** 不予开具告知单 (E01): what isn't issued, by what rule, and where to go. */
export const printRefusal = async (context: Context, key: Key) => {
  const d = await findDemand(context, key)
  if (!d) throw notFound()
  const area = (await areaNames(context.db, [d.area_id])).get(d.area_id) ?? ''
  const list = await forbiddenListOf(context.db, d.area_id, localDay(d.at))
  const number = numberText('不予开具', d.at, d.number)
  context.audit({ printed: 'refusal', demand: d.id }, d.area_id)
  return pdf(
    context,
    {
      title: '不予开具告知单',
      number,
      fields: [
        { label: '申请人', value: nameOfDemand(d) ?? '—' },
        { label: '申请日期', value: localDay(d.at) },
        { label: '申请证明', value: d.zh, wide: true },
        { label: '索要单位', value: d.demanded_by, wide: true },
        { label: '用途', value: d.purpose ?? '—', wide: true },
      ],
      sections: [
        {
          heading: '不予开具的理由',
          text:
            d.kind === 'forbidden'
              ? `“${d.zh}”列入《${list.title}》，社区不得出具。依据：${list.basis}。`
              : `“${d.zh}”不在本地可以出具的证明清单内。`,
        },
        { heading: '请这样办', text: d.instead_zh ?? '请索要单位自行核验，或说明法律依据后与本社区联系。' },
        {
          heading: '告知索要单位',
          text: '本告知单可以交给索要单位。索要情况已登记，将按单位汇总后函告，不含您的个人信息。',
        },
      ],
      signatures: ['经办人', '申请人'],
      seal: `${area}居民委员会`,
    },
    `${number}.pdf`,
  )
}
