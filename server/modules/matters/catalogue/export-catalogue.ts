import { say } from '#contract/phrases.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { loadCatalogue } from './load-catalogue.ts'

const columns: readonly SheetColumn[] = [
  { key: 'n', header: '序号', kind: 'number', width: 7 },
  { key: 'class', header: '分类', kind: 'text', width: 16 },
  { key: 'code', header: '事项代码', kind: 'text', width: 26 },
  { key: 'name', header: '事项名称', kind: 'text', width: 28 },
  { key: 'kind', header: '性质', kind: 'text', width: 12 },
  { key: 'basis', header: '依据', kind: 'text', width: 40 },
  { key: 'applicants', header: '申请对象', kind: 'text', width: 30 },
  { key: 'materials', header: '材料', kind: 'text', width: 46 },
  { key: 'statutory', header: '法定时限（工作日）', kind: 'number', width: 12 },
  { key: 'promised', header: '承诺时限（工作日）', kind: 'number', width: 12 },
  { key: 'atOnce', header: '即办件', kind: 'text', width: 8 },
  { key: 'online', header: '网办程度', kind: 'text', width: 12 },
  { key: 'fee', header: '收费', kind: 'text', width: 14 },
  { key: 'power', header: '可受理／可决定', kind: 'text', width: 24 },
  { key: 'example', header: '备注', kind: 'text', width: 8 },
]
const inShanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})

/** 事项清单 of an area as a sheet: what is in force, with who may accept and decide. */
export const exportCatalogue = async (context: Context): Promise<FileAnswer> => {
  const { db, areaId, actor, now } = context
  const catalogue = await loadCatalogue(db)
  const name = (await areaNames(db, [areaId])).get(areaId) ?? ''
  const rows = [...catalogue.offered(areaId).values()].map(({ code, classCode, content: c }, i) => {
    const { rows: power } = catalogue.powerOf(code, areaId)
    const tiers = (may: 'mayAccept' | 'mayDecide') =>
      power.filter((p) => p[may]).map((p) => say('zh', `matters.tier.${p.tier}`)).join('、') // prettier-ignore
    return {
      n: i + 1,
      class: catalogue.classes.get(classCode)!.zh,
      code,
      name: c.zh,
      kind: say('zh', `matters.kind.${c.kind}`),
      basis: c.basis.map((b) => `《${b.law}》${b.article ?? ''}`).join('；'),
      applicants: c.applicants,
      materials: c.materials.map((m) => m.zh).join('；'),
      statutory: c.limits.statutoryDays,
      promised: c.limits.promisedDays,
      atOnce: c.atOnce ? '是' : '',
      online: say('zh', `matters.online.${c.online}`),
      fee: c.fee.free ? '不收费' : (c.fee.text ?? ''),
      power: `${tiers('mayAccept')}／${tiers('mayDecide')}`,
      example: c.example ? '示例' : '',
    }
  })
  context.audit({ exported: 'catalogue', rows: rows.length })
  const title = `${name}服务事项清单`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}.xlsx`,
    body: streamSheet({
      title,
      subtitle: `共 ${rows.length} 项`,
      columns,
      rows,
      watermark: `${actor.name ?? ''} 导出于 ${inShanghai.format(now)}`,
    }),
  }
}
