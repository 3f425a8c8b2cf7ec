import type { z } from 'zod'
import type { CorrectionFilter } from '#contract/matters/corrections.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { exportList } from '../export-list.ts'
import { numberText } from '../part-number.ts'
import { listCorrections } from './corrections.ts'

const columns: readonly SheetColumn[] = [
  { key: 'number', header: '编号', kind: 'text', width: 20 },
  { key: 'areaName', header: '社区', kind: 'text', width: 16 },
  { key: 'service', header: '服务', kind: 'text', width: 12 },
  { key: 'title', header: '事项', kind: 'text', width: 30 },
  { key: 'place', header: '在哪里', kind: 'text', width: 20 },
  { key: 'grade', header: '评价', kind: 'text', width: 12 },
  { key: 'openedAt', header: '收到时间', kind: 'instant' },
  { key: 'state', header: '状态', kind: 'text', width: 12 },
  { key: 'dueAt', header: '期限', kind: 'instant' },
  { key: 'escalated', header: '已报上级', kind: 'text', width: 9 },
  { key: 'closedAt', header: '办结时间', kind: 'instant' },
]

/** 导出差评整改台账: neither who graded nor their words, and nothing of the asker's own services. */
export const exportCorrections = (context: Context, filter: z.output<typeof CorrectionFilter>): Promise<FileAnswer> =>
  exportList(context, {
    name: 'corrections',
    title: '差评整改台账',
    subtitle: '评价人不在表内',
    columns,
    filter,
    read: (again, after, limit) => listCorrections(again, { ...filter, after, limit }),
    cells: (row) => ({
      ...row,
      number: numberText('整改', row.openedAt, row.number),
      service: say('zh', `matters.service.${row.service}`),
      grade: say('zh', `matters.grade.${row.grade}` as WordKey),
      state: say('zh', `matters.correction.state.${row.state}`),
      escalated: row.escalated ? '是' : '',
    }),
  })
