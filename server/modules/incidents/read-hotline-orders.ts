import { HotlineOrder, type CheckedOrder } from '#contract/incidents/hotline-orders.ts'
import type { Locale } from '#contract/phrases.ts'
import { plainErrors } from '#platform/plain-errors.ts'
import { openSheets, type SheetRow } from '#platform/tables/sheet-file.ts'
import { ordersColumns, ordersUnreadable } from './problems.ts'

type Field = 'orderNo' | 'text' | 'placeText' | 'reporterName' | 'reporterPhone' | 'category' | 'urgent'

/** The columns as hotlines call them; the first is what the template says. */
export const orderColumns: Record<Field, readonly string[]> = {
  orderNo: ['工单编号', '工单号', '编号', '诉求编号', '受理编号', '单号', 'service_request_id', 'unique key'],
  text: ['诉求内容', '内容', '问题描述', '工单内容', '诉求描述', '描述', '主要内容', 'description', 'descriptor'],
  placeText: ['诉求地址', '地址', '事发地址', '事发地点', '地点', '发生地址', '位置', 'address', 'incident address'],
  reporterName: ['诉求人', '联系人', '姓名', '来电人', '市民姓名', '反映人', 'name'],
  reporterPhone: ['联系电话', '电话', '手机', '手机号', '来电号码', '联系方式', 'phone'],
  category: ['类别', '诉求类别', '问题类型', '事项分类', '分类', 'category', 'complaint type'],
  urgent: ['紧急程度', '是否紧急', '紧急', 'urgent'],
}

const plain = (header: string) =>
  header
    .normalize('NFKC')
    .replace(/[*＊\s]/g, '')
    .toLowerCase()
const fieldOf = (header: string): Field | undefined =>
  (Object.keys(orderColumns) as Field[]).find((field) =>
    orderColumns[field].some((name) => plain(name) === plain(header)),
  )

const mostRows = 1000
/** Title, note and blank lines may stand above the header; it is the first row that names what an order can't do without. */
const headerOf = (cells: readonly string[]) => {
  const fields = cells.map(fieldOf)
  return fields.includes('orderNo') && fields.includes('text') ? fields : undefined
}

const digits = (phone: string) =>
  phone
    .normalize('NFKC')
    .replace(/[\s()（）-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
const isUrgent = (value: string) => /^(是|紧急|特急|加急|y|yes|true|1)$/i.test(value.trim())

export type ReadOrder = Omit<CheckedOrder, 'categoryId' | 'already'> & { category: string }
export type ReadOrders = { rows: ReadOrder[]; unknownColumns: string[]; more: boolean }

/**
 * Reads work orders from a file of whatever kind and checks each row by the shape the intake asks for, in plain words.
 * Throws `incidents.orders_unreadable` for what is no sheet, `incidents.orders_columns` when the header isn't found.
 */
export const readHotlineOrders = async (
  file: { bytes: Buffer; filename: string },
  locale: Locale,
): Promise<ReadOrders> => {
  const book = await openSheets(file.bytes, file.filename).catch(() => undefined)
  if (!book) throw ordersUnreadable()
  for (const sheet of book.sheets) {
    let fields: (Field | undefined)[] | undefined
    let headers: string[] = []
    const rows: ReadOrder[] = []
    for await (const row of sheet.rows()) {
      if (fields) {
        if (rows.length >= mostRows) return { rows, unknownColumns: unknown(headers, fields), more: true }
        const read = readRow(row, fields, locale)
        if (read) rows.push(read)
      } else {
        fields = headerOf(row.cells)
        headers = row.cells
        if (!fields && row.no > 30) break
      }
    }
    if (fields) return { rows, unknownColumns: unknown(headers, fields), more: false }
  }
  throw ordersColumns()
}

const unknown = (headers: readonly string[], fields: readonly (Field | undefined)[]) =>
  headers.filter((header, i) => header.trim() && !fields[i])

const readRow = (row: SheetRow, fields: readonly (Field | undefined)[], locale: Locale): ReadOrder | undefined => {
  const said = Object.fromEntries(Object.keys(orderColumns).map((f) => [f, ''])) as Record<Field, string>
  const faults: { field: string; message: string }[] = []
  fields.forEach((field, i) => {
    if (!field) return
    said[field] ||= (row.cells[i] ?? '').trim()
    if (row.lost?.includes(i))
      faults.push({ field, message: locale === 'zh' ? '表格软件已丢失后几位数字' : 'The sheet lost the last digits' })
  })
  if (!Object.values(said).some(Boolean)) return undefined
  const order = { ...said, reporterPhone: digits(said.reporterPhone), urgent: isUrgent(said.urgent) }
  const checked = HotlineOrder.safeParse(
    { ...Object.fromEntries(Object.entries(order).filter(([, value]) => value !== '')), category: undefined },
    { error: plainErrors(locale) },
  )
  if (!checked.success)
    faults.push(...checked.error.issues.map((issue) => ({ field: String(issue.path[0]), message: issue.message })))
  const { category, ...rest } = order
  return { row: row.no, ...rest, category, faults }
}
