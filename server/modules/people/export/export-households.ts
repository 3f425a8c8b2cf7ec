import type { z } from 'zod'
import type { exportHouseholds as exportRoute } from '#contract/people/households.ts'
import { maskAddress, maskName } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { stampOf } from '#platform/list-sheet.ts'
import { dayInWords } from '#platform/local-day.ts'
import type { FileAnswer } from '#platform/module.ts'
import { forbidden } from '#platform/problem.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { seenKinds } from '../care-sight.ts'
import { exportReason } from '../import/import-problems.ts'
import { householdCondition, readHouseholds, type HouseholdPlace } from '../list-households.ts'

const pageSize = 500
const kindNames = { family: '家庭户', collective: '集体户', tenant: '租住户' } as const

/**
 * 导出户列表: the columns of the list; masked unless the asker may reveal and says why. Streamed page by page; the audit row says
 * how it was chosen and why. Throws `platform.forbidden`, `people.export_reason`, `people.not_yours_to_see`.
 */
export const exportHouseholds = async (
  context: Context,
  { households = {}, unmasked, reason }: z.output<(typeof exportRoute)['body']>,
): Promise<FileAnswer> => {
  const { actor, now, area, areaId, db } = context
  if (unmasked && !actor.permissions.has('people.reveal')) throw forbidden()
  if (unmasked && [...(reason ?? '')].length < 4) throw exportReason()
  const where = await householdCondition(context, households)
  const kinds = await seenKinds(db, actor)
  const kindIds = kinds.map((k) => k.id)
  const careName = new Map(kinds.map((k) => [k.code, k.zh]))
  const chosen = Object.keys(households)
  const place = (await areaNames(db, [areaId])).get(areaId) ?? ''
  context.audit({ export: 'households', unmasked, reason: reason ?? null, chosenBy: chosen })
  const columns: SheetColumn[] = [
    ...(area.from === area.to ? [] : [{ key: 'area', header: '社区', kind: 'text' as const, width: 16 }]),
    { key: 'address', header: '住址', kind: 'text', width: 36 },
    { key: 'number', header: '户号', kind: 'text', width: 16 },
    { key: 'head', header: '户主', kind: 'text' },
    { key: 'kind', header: '户的种类', kind: 'text' },
    { key: 'people', header: '人数', kind: 'number' },
    { key: 'away', header: '户口在此、现住别的社区', kind: 'number' },
    { key: 'grid', header: '网格号', kind: 'number' },
    ...(kinds.length ? [{ key: 'care', header: '关爱', kind: 'text' as const, width: 24 }] : []),
  ]
  async function* rows(): AsyncGenerator<Record<string, unknown>> {
    let after: HouseholdPlace | undefined
    for (;;) {
      const page = await context.readAgain(async (again) => {
        const read = await readHouseholds(again, area, where, kindIds, after, pageSize)
        const names = await areaNames(again, [...new Set(read.map((h) => h.areaId))])
        return read.map((h) => ({ ...h, areaName: names.get(h.areaId) ?? '' }))
      })
      for (const h of page)
        yield {
          area: h.areaName,
          address: h.address && (unmasked ? h.address : maskAddress(h.address)),
          number: h.number,
          head: h.headName && (unmasked ? h.headName : maskName(h.headName)),
          kind: kindNames[h.kind],
          people: h.people,
          away: h.away,
          grid: h.gridNo,
          care: unmasked ? h.care.map((code) => careName.get(code)).join('、') : h.care.length ? '••••' : '',
        }
      const tail = page.at(-1)
      if (!tail || page.length < pageSize) return
      after = { areaId: tail.areaId, id: tail.id, housed: tail.dwellingId !== null }
    }
  }
  const title = `${place}户名册`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${now.toISOString().slice(0, 10)}.xlsx`,
    personal: true,
    body: streamSheet({
      title,
      subtitle: `${chosen.length ? '按筛选条件导出的一部分；' : ''}${
        unmasked ? `导出理由：${reason}　内含未隐去的个人信息，请妥善保管` : '户主姓名、门牌和关爱名册已隐去'
      }`,
      columns,
      rows: rows(),
      foot: { 填报单位: place, 填报人: actor.name ?? '', 审核人: '', 填报日期: dayInWords(now) },
      watermark: stampOf(actor, now),
    }),
  }
}
