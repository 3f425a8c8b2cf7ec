import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { codeHeader, itemColumns, type SheetWorld } from './columns.ts'
import { sheetWorld } from './import-catalogue.ts'

/** The columns of the catalogue as a sheet has them, with stars and drop-downs. */
export const sheetColumns = (world: SheetWorld, starred: boolean): SheetColumn[] => [
  { key: 'code', header: codeHeader, kind: 'text', width: 26 },
  ...itemColumns.map(({ key, header, kind, width, required, choices }) => ({
    key,
    header: starred && required ? `*${header}` : header,
    kind,
    width,
    ...(choices && { choices: choices(world) }),
  })),
]

const notes =
  '填写说明：带*的列必填；新事项的代码可不填；一行一条的列在格内换行（Alt+Enter）。材料写成“身份证｜原件1｜复印件1｜非必需｜可承诺｜须纸质”，只写名称的保持原来的要求。' +
  '修改已有事项时，空着的格子和没有的列保持原样，要清空请写“（清空）”；表里没有的事项不受影响。名称以“示例：”开头的行不导入。'

const sample: Record<string, string | number> = {
  zh: '示例：老年人助餐登记',
  summary: '60 岁以上的老人登记后可在社区食堂享受优惠',
  kind: '自治事项',
  audience: '个人',
  basis: '《上海市养老服务条例》第二十二条',
  applicants: '本社区 60 周岁以上的居民',
  conditions: '年满 60 周岁\n在本社区居住',
  materials: '身份证｜原件1\n近期照片｜原件2｜非必需',
  acceptDays: 1,
  statutoryDays: 5,
  promisedDays: 1,
  supplementDays: 10,
  atOnce: '是',
  steps: '收件、核对材料／社区窗口\n办结、送达／社区窗口',
  fee: '不收费',
  online: '网上申请',
  resultZh: '登记完成',
  keywords: '老年食堂、吃饭、送餐',
}

/** 导入模板: notes, header with stars, drop-downs, a sample row, rows to be filled in. */
export const downloadCatalogueTemplate = async (context: Context): Promise<FileAnswer> => {
  const world = await sheetWorld(context)
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: '服务事项清单导入模板.xlsx',
    body: streamSheet({
      title: '服务事项清单',
      subtitle: notes,
      columns: sheetColumns(world, true),
      rows: [{ class: world.classes[0]?.zh, ...sample }],
      emptyRows: 300,
    }),
  }
}
