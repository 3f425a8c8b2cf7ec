import type { Register } from '#contract/people/import.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet } from '#platform/sheets.ts'
import { careKinds, maySee } from '../care-sight.ts'
import { dayOf } from '../day.ts'
import { loadFieldBook } from '../field-book.ts'
import { careKindUnknown, notYoursToSee } from '../problems.ts'
import { registerNames, templateColumns } from './template-columns.ts'

/** What a template or export is of: a register, or the care register of a code that the asker may see. */
export const whatOf = async (
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  register: Register,
  careKind: string | undefined,
) => {
  const kinds = await careKinds(context.db)
  const care = careKind === undefined ? null : (kinds.find((k) => k.code === careKind && k.active) ?? null)
  if (careKind !== undefined && (!care || register !== 'residents')) throw careKindUnknown()
  if (care && !maySee(context.actor, care)) throw notYoursToSee()
  const book = await loadFieldBook(context.db)
  const careFields = new Set(kinds.flatMap((k) => k.fields))
  return {
    book,
    care,
    title: care ? `${care.zh}名册` : registerNames[register],
    columns: templateColumns(register, book, care, careFields, dayOf(context.now)),
  }
}

const notes =
  '填写说明：带*的列必填；证件号码、电话请勿用科学计数；日期写成 2020-01-02；有下拉选项的列请选择；示例行请删除或覆盖，姓名以“示例”开头的行不导入'

/** 导入模板: title, notes, header with stars, drop-downs, text columns, a sample row and rows ready to be filled in. */
export const downloadTemplate = async (
  context: Context,
  register: Register,
  careKind: string | undefined,
): Promise<FileAnswer> => {
  const { title, columns } = await whatOf(context, register, careKind)
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}导入模板.xlsx`,
    body: streamSheet({
      title,
      subtitle: notes,
      columns,
      rows: [Object.fromEntries(columns.map((c) => [c.key, c.sample]))],
      emptyRows: 500,
    }),
  }
}
export const listTemplates = async (context: Pick<Context, 'db' | 'actor' | 'now'>) => {
  const kinds = (await careKinds(context.db)).filter((kind) => maySee(context.actor, kind))
  const asked: { register: Register; careKind: string | null }[] = [
    ...(Object.keys(registerNames) as Register[]).map((register) => ({ register, careKind: null })),
    ...kinds.map((kind) => ({ register: 'residents' as const, careKind: kind.code })),
  ]
  const rows = []
  for (const { register, careKind } of asked) {
    const { title, columns } = await whatOf(context, register, careKind ?? undefined)
    rows.push({ register, careKind, zh: title, columns: columns.length })
  }
  return { rows }
}
