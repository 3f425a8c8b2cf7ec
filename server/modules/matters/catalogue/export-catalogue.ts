import { say } from '#contract/phrases.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet } from '#platform/sheets.ts'
import { stampOf } from '#platform/list-sheet.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { itemColumns, readOnlyHeaders } from './sheet/columns.ts'
import { sheetWorld } from './sheet/import-catalogue.ts'
import { sheetColumns } from './sheet/template.ts'

const [number, power, note] = readOnlyHeaders

/** 事项清单 of an area as a sheet: what is in force, in the columns the import reads, with who may accept and decide. */
export const exportCatalogue = async (context: Context): Promise<FileAnswer> => {
  const { db, areaId, actor, now } = context
  const catalogue = await loadCatalogue(db)
  const world = await sheetWorld(context)
  const name = (await areaNames(db, [areaId])).get(areaId) ?? ''
  const rows = [...catalogue.offered(areaId).values()].map((version, i) => {
    const tiers = (may: 'mayAccept' | 'mayDecide') =>
      catalogue.powerOf(version.code, areaId).rows.filter((p) => p[may]).map((p) => say('zh', `matters.tier.${p.tier}`)).join('、') // prettier-ignore
    return {
      n: i + 1,
      code: version.code,
      ...Object.fromEntries(itemColumns.map((column) => [column.key, column.write(version, world)])),
      power: `${tiers('mayAccept')}／${tiers('mayDecide')}`,
      note: version.content.example ? say('zh', 'matters.example') : '',
    }
  })
  context.audit({ exported: 'catalogue', rows: rows.length })
  const title = `${name}服务事项清单`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}.xlsx`,
    body: streamSheet({
      title,
      subtitle: `共 ${rows.length} 项；可修改后导入：空着的格子和删去的行保持原样，要清空请写“（清空）”`,
      columns: [
        { key: 'n', header: number, kind: 'number', width: 7 },
        ...sheetColumns(world, false),
        { key: 'power', header: power, kind: 'text', width: 24 },
        { key: 'note', header: note, kind: 'text', width: 10 },
      ],
      rows,
      watermark: stampOf(actor, now),
    }),
  }
}
