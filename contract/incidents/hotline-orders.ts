import { z } from 'zod'
import { route } from '../route.ts'
import { Id, InArea, Phone, Stream, text } from '../shapes.ts'
import { Receipt } from './incidents.ts'

/** What a work order of a hotline says (J08). The order's own number keeps the same order from becoming two cases. */
export const HotlineOrder = z.object({
  orderNo: text(64),
  text: text(2000),
  placeText: text(200).optional(),
  reporterName: text(50).optional(),
  reporterPhone: Phone.optional(),
  categoryId: Id.optional(),
  urgent: z.boolean().default(false),
})
export type HotlineOrder = z.infer<typeof HotlineOrder>

export const OrderFault = z.object({ field: z.string(), message: z.string() })
export const CheckedOrder = z.object({
  /** The number of the row in the file. */
  row: z.number(),
  orderNo: z.string(),
  text: z.string(),
  placeText: z.string(),
  reporterName: z.string(),
  reporterPhone: z.string(),
  urgent: z.boolean(),
  /** What the words suggest, or what the file's own category is called here. */
  categoryId: z.number().nullable(),
  faults: z.array(OrderFault),
  /** The case this order became before. */
  already: z.object({ areaId: z.number(), id: z.uuid(), number: z.number() }).nullable(),
})
export type CheckedOrder = z.infer<typeof CheckedOrder>

/** Reads a file of work orders (xlsx, xls, csv) and checks it row by row; nothing is written. At most 1,000 rows. */
export const checkHotlineOrders = route({
  name: 'incidents.check_hotline_orders',
  method: 'POST',
  path: '/api/areas/{areaId}/hotline-orders/check',
  permission: 'incidents.assign',
  about: { zh: '检查热线工单文件', en: 'Check a file of hotline work orders' },
  params: InArea,
  upload: true,
  answer: z.object({
    rows: z.array(CheckedOrder),
    /** Columns of the file nobody asked for; they are left out. */
    unknownColumns: z.array(z.string()),
    more: z.boolean(),
  }),
  problems: ['incidents.orders_unreadable', 'incidents.orders_columns'],
})

/** Takes orders in, each by itself: taken, there already, or refused with the reason. Sent twice, done once. */
export const takeHotlineOrders = route({
  name: 'incidents.take_hotline_orders',
  method: 'POST',
  path: '/api/areas/{areaId}/hotline-orders',
  permission: 'incidents.assign',
  about: { zh: '接收热线工单', en: 'Take in hotline work orders' },
  params: InArea,
  body: z.object({ orders: z.array(HotlineOrder).min(1).max(200) }),
  answer: z.object({
    results: z.array(
      z.object({
        orderNo: z.string(),
        outcome: z.enum(['taken', 'there', 'refused']),
        receipt: Receipt.nullable(),
        message: z.string().nullable(),
      }),
    ),
  }),
})

/** An empty sheet with the columns this product reads. */
export const hotlineTemplate = route({
  name: 'incidents.hotline_template',
  method: 'GET',
  path: '/api/areas/{areaId}/hotline-orders/template',
  permission: 'incidents.assign',
  about: { zh: '热线工单导入模板', en: 'Template for hotline work orders' },
  params: InArea,
  medium: 'file',
  answer: Stream,
})
