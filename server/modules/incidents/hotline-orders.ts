import { sql } from 'kysely'
import type { CheckedOrder, HotlineOrder } from '#contract/incidents/hotline-orders.ts'
import { say, sayProblem } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import { digest } from '#platform/crypto.ts'
import type { FileAnswer } from '#platform/module.ts'
import { Problem } from '#platform/problem.ts'
import { streamSheet } from '#platform/sheets.ts'
import { categoryOpen, loadConfiguration } from './configuration.ts'
import { orderColumns, readHotlineOrders } from './read-hotline-orders.ts'
import { reportIncident } from './report-incident.ts'
import { suggestCategory } from './suggest-category.ts'

/** The case's key comes from the order's number, so that whoever takes the same order in makes the same case. */
const keyOf = (orderNo: string) => {
  const hex = digest(`hotline order ${orderNo}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type There = { areaId: number; id: string; number: number; externalNo: string }
const casesOf = async (context: Context, orderNos: readonly string[]): Promise<Map<string, There>> => {
  const { from, to } = context.area
  const { rows } =
    await sql<There>`select area_id "areaId", id, number, external_no "externalNo" from incidents.incident
    where external_no = any(${[...orderNos]}) and area_id between ${from} and ${to}`.execute(context.db)
  return new Map(rows.map((r) => [r.externalNo, r]))
}

/** Checks a file of work orders (J08): what each row lacks, which are cases already, which category its words suggest. */
export const checkHotlineOrders = async (context: Context) => {
  const { rows, ...rest } = await readHotlineOrders(context.upload!, context.locale)
  const conf = await loadConfiguration(context.db)
  const byName = new Map(
    [...conf.categories.values()].filter((c) => categoryOpen(conf, context.areaId, c.id)).map((c) => [c.zh, c.id]),
  )
  const there = await casesOf(
    context,
    rows.map((r) => r.orderNo),
  )
  const seen = new Set<string>()
  const checked: CheckedOrder[] = []
  for (const { category, ...row } of rows) {
    const faults = [...row.faults]
    if (row.orderNo && seen.has(row.orderNo))
      faults.push({ field: 'orderNo', message: say(context.locale, 'incidents.order_twice') })
    seen.add(row.orderNo)
    const known = there.get(row.orderNo)
    checked.push({
      ...row,
      faults,
      categoryId:
        byName.get(category.trim()) ?? (row.text ? ((await suggestCategory(context, row.text)) ?? null) : null),
      already: known ? { areaId: known.areaId, id: known.id, number: known.number } : null,
    })
  }
  return { rows: checked, ...rest }
}

/** One order in a savepoint of its own: refused, it doesn't hold up the others. */
const takeOne = async (context: Context, order: HotlineOrder, there: Map<string, There>) => {
  const { orderNo, ...draft } = order
  await sql`savepoint one_order`.execute(context.db)
  try {
    const receipt = await reportIncident(context, {
      ...draft,
      id: keyOf(orderNo),
      externalNo: orderNo,
      source: 'hotline_12345',
      level: 1,
      scale: 'individual',
      secret: false,
      photos: [],
    })
    await sql`release savepoint one_order`.execute(context.db)
    return { orderNo, outcome: there.has(orderNo) ? ('there' as const) : ('taken' as const), receipt, message: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint one_order`.execute(context.db)
    return {
      orderNo,
      outcome: 'refused' as const,
      receipt: null,
      message: sayProblem(context.locale, error.code, error.details),
    }
  }
}

export const takeHotlineOrders = async (context: Context, orders: readonly HotlineOrder[]) => {
  const there = await casesOf(
    context,
    orders.map((o) => o.orderNo),
  )
  const results: Awaited<ReturnType<typeof takeOne>>[] = []
  for (const order of orders) {
    const result = await takeOne(context, order, there)
    if (result.receipt) there.set(order.orderNo, { ...result.receipt, externalNo: order.orderNo })
    results.push(result)
  }
  return { results }
}

/** The sheet to fill in, with one made-up row. */
export const hotlineTemplate = (): FileAnswer => ({
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  filename: '热线工单导入模板.xlsx',
  body: streamSheet({
    title: '热线工单导入模板',
    subtitle: '带 * 的必填；联系电话填 11 位手机号；类别可不填，系统按内容建议。下面一行是示例，请删除。',
    columns: (Object.keys(orderColumns) as (keyof typeof orderColumns)[]).map((key) => ({
      key,
      header: `${orderColumns[key][0]}${key === 'orderNo' || key === 'text' ? '*' : ''}`,
      kind: 'text',
      ...(key === 'text' ? { width: 48 } : {}),
    })),
    rows: [
      {
        orderNo: 'SH2026112100001',
        text: '小区门口路灯三天不亮，晚上看不清路',
        placeText: '',
        reporterName: '',
        reporterPhone: '',
        category: '',
        urgent: '否',
      },
    ],
  }),
})
