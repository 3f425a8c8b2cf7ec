import type { SheetColumn } from '#platform/sheets.ts'

type Column = SheetColumn & { en: string; source: string }

/** 事件台账: every column says where its value comes from (ground rule 6). */
const columns: readonly Column[] = [
  { key: 'n', header: '序号', en: 'No.', kind: 'number', width: 7, source: '自动编号' },
  { key: 'number', header: '事件编号', en: 'Case', kind: 'text', width: 14, source: '上报时生成' },
  { key: 'reportedAt', header: '上报时间', en: 'Reported', kind: 'instant', source: '上报' },
  { key: 'area', header: '社区', en: 'Community', kind: 'text', width: 16, source: '由地点得出' },
  { key: 'grid', header: '网格', en: 'Grid', kind: 'number', width: 7, source: '由地点得出' },
  { key: 'source', header: '来源', en: 'Source', kind: 'text', width: 12, source: '上报' },
  { key: 'category', header: '类别', en: 'Category', kind: 'text', width: 16, source: '上报或受理' },
  { key: 'level', header: '等级', en: 'Level', kind: 'text', width: 8, source: '受理' },
  { key: 'text', header: '内容', en: 'What', kind: 'text', width: 46, source: '上报' },
  { key: 'place', header: '地点', en: 'Where', kind: 'text', width: 24, source: '上报' },
  { key: 'handler', header: '承办单位', en: 'Handled by', kind: 'text', width: 18, source: '派遣' },
  { key: 'state', header: '状态', en: 'State', kind: 'text', width: 10, source: '流程' },
  { key: 'dueAt', header: '当前期限', en: 'Due', kind: 'instant', source: '时限表' },
  { key: 'late', header: '超期', en: 'Overdue', kind: 'text', width: 10, source: '时限表' },
  { key: 'outcome', header: '办理结果', en: 'Outcome', kind: 'text', width: 12, source: '办结反馈' },
  { key: 'solved', header: '是否解决', en: 'Solved', kind: 'text', width: 12, source: '居民评价或回访' },
  { key: 'grade', header: '满意度', en: 'Grade', kind: 'text', width: 10, source: '居民评价或回访' },
  { key: 'closedAt', header: '结束时间', en: 'Ended', kind: 'instant', source: '流程' },
  { key: 'link', header: '原始记录', en: 'Record', kind: 'text', width: 40, source: '本系统内的地址' },
]

export const sheetColumns: readonly SheetColumn[] = columns
export const incidentLedger = {
  kind: 'incidents' as const,
  zh: '事件台账',
  en: 'Ledger of incidents',
  period: 'month' as const,
  columns: columns.map(({ key, header, en, source }) => ({ key, zh: header, en, source })),
}
