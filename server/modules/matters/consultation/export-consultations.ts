import type { z } from 'zod'
import type { ConsultationFilter } from '#contract/matters/consultation.ts'
import { hidePersonal } from '#contract/matters/personal-text.ts'
import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { exportList } from '../export-list.ts'
import { numberText } from '../part-number.ts'
import { listConsultations } from './get-consultation.ts'

const columns: readonly SheetColumn[] = [
  { key: 'number', header: '编号', kind: 'text', width: 20 },
  { key: 'areaName', header: '社区', kind: 'text', width: 16 },
  { key: 'question', header: '问题', kind: 'text', width: 50 },
  { key: 'class', header: '类别', kind: 'text', width: 16 },
  { key: 'channel', header: '渠道', kind: 'text', width: 10 },
  { key: 'askedAt', header: '提问时间', kind: 'instant' },
  { key: 'organisation', header: '答复单位', kind: 'text', width: 18 },
  { key: 'state', header: '状态', kind: 'text', width: 12 },
  { key: 'dueAt', header: '期限', kind: 'instant' },
  { key: 'answeredAt', header: '答复时间', kind: 'instant' },
  { key: 'helped', header: '有帮助', kind: 'text', width: 8 },
]

/** 导出咨询台账. Who asked isn't in it, and what names a person in the question is starred. */
export const exportConsultations = async (
  context: Context,
  filter: z.output<typeof ConsultationFilter>,
): Promise<FileAnswer> => {
  const { classes } = await loadCatalogue(context.db)
  return exportList(context, {
    name: 'consultations',
    title: '咨询台账',
    subtitle: '提问人不在表内，问题里的号码、门牌、称呼已隐去',
    columns,
    filter,
    read: (again, after, limit) => listConsultations(again, { ...filter, after, limit }),
    cells: (row) => ({
      ...row,
      number: numberText('咨询', row.askedAt, row.number),
      question: hidePersonal(row.question),
      class: row.classCode === null ? '' : (classes.get(row.classCode)?.zh ?? row.classCode),
      channel: say('zh', `matters.consultation.channel.${row.channel}`),
      organisation: row.organisation ?? say('zh', 'matters.consultation.window'),
      state: say('zh', `matters.consultation.state.${row.state}`),
      helped: row.helped === null ? '' : row.helped ? '是' : '否',
    }),
  })
}
