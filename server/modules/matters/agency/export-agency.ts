import type { z } from 'zod'
import type { AgencyFilter } from '#contract/matters/agency.ts'
import { maskName } from '#contract/platform/mask.ts'
import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { exportList } from '../export-list.ts'
import { numberText } from '../part-number.ts'
import { listAgency } from './get-agency.ts'

const columns: readonly SheetColumn[] = [
  { key: 'number', header: '编号', kind: 'text', width: 20 },
  { key: 'areaName', header: '社区', kind: 'text', width: 16 },
  { key: 'matter', header: '代办事项', kind: 'text', width: 30 },
  { key: 'name', header: '居民', kind: 'text', width: 10 },
  { key: 'askedAt', header: '登记时间', kind: 'instant' },
  { key: 'state', header: '状态', kind: 'text', width: 10 },
  { key: 'gridNo', header: '网格', kind: 'number', width: 7 },
  { key: 'agent', header: '代办人', kind: 'text', width: 12 },
  { key: 'substitute', header: '接替', kind: 'text', width: 7 },
  { key: 'homeVisit', header: '需要上门', kind: 'text', width: 9 },
  { key: 'visitAt', header: '约定上门', kind: 'instant' },
  { key: 'dueAt', header: '期限', kind: 'instant' },
  { key: 'closedAt', header: '办结时间', kind: 'instant' },
]
const yes = (is: boolean) => (is ? '是' : '')

/** 导出代办台账. Names are masked, also for whoever does the errand and reads them on the screen. */
export const exportAgency = (context: Context, filter: z.output<typeof AgencyFilter>): Promise<FileAnswer> =>
  exportList(context, {
    name: 'agency_orders',
    title: '代办台账',
    subtitle: '姓名已隐去',
    columns,
    filter,
    read: (again, after, limit) => listAgency(again, { ...filter, after, limit }),
    cells: (row) => ({
      ...row,
      number: numberText('代办', row.askedAt, row.number),
      name: maskName(row.name),
      state: say('zh', `matters.agency.state.${row.state}`),
      substitute: yes(row.substitute),
      homeVisit: yes(row.homeVisit),
    }),
  })
