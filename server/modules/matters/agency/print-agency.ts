import { say, type WordKey } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm, type Form } from '#platform/print.ts'
import { notFound } from '#platform/problem.ts'
import { localDay } from '#platform/local-day.ts'
import { stepNotYours } from '../part-problems.ts'
import type { Key } from '../part-steps.ts'
import { publicAddress } from '#platform/public-address.ts'
import { addressOf, findOrder, materialsOf, nameOf, phoneOfOrder, type Order } from './order-store.ts'
import { isAgent, isDesk, mayRead } from './relations.ts'

const at = (instant: Date | null) =>
  instant
    ? new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(
        instant,
      )
    : ''
const blank = '　　　　　　'

/** 委托书: with blanks where nothing was said yet, so that it can be printed before the visit and signed there. */
const authorisation = (o: Order, agent: string): Pick<Form, 'sections' | 'signatures'> => ({
  sections: [
    {
      heading: '委托事项',
      text: `本人委托${agent || blank}代为办理：${o.matter}。\n代办权限：${o.authorised_scope ?? '提交和领取材料、查询进度、领取结果；不代为作出涉及本人权益的承诺'}。\n委托期限至：${o.authorised_until ?? `${blank}年　　月　　日`}。`,
    },
    {
      heading: '告知',
      text: '全程代办不收费。代办人只收取办理所需的材料，并出具交接单；您可以随时撤销委托，原件将先行交还。',
    },
    ...(o.authorised_manner
      ? [
          {
            heading: '委托方式',
            text: `${say('zh', `matters.agency.manner.${o.authorised_manner}` as WordKey)}，${at(o.authorised_at)}${o.witness ? `，见证人：${o.witness}` : ''}`,
          },
        ]
      : []),
  ],
  signatures: ['委托人', '代办人', ...(o.witness ? ['见证人'] : [])],
})

/** Prints the authorisation or the list of papers with receipts; by whoever does it. Throws `platform.not_found`. */
export const printAgency = async (
  context: Context,
  key: Key,
  form: 'authorisation' | 'materials',
): Promise<FileAnswer> => {
  const { db, actor, now } = context
  const o = mayRead(actor) ? await findOrder(db, key) : undefined
  if (!o) throw notFound()
  if (!isAgent(actor, o) && !isDesk(actor, o)) throw stepNotYours()
  const area = (await areaNames(db, [o.area_id])).get(o.area_id) ?? ''
  const materials = await materialsOf(db, key)
  const names = await accountNames(
    db,
    [o.agent_id, ...materials.map((m) => m.taken_by)].filter((id) => id !== null),
  )
  const agent = o.agent_id ? (names.get(o.agent_id)?.name ?? '') : ''
  const title = say('zh', `matters.agency.form.${form}`)
  const number = `代办〔${localDay(o.asked_at).slice(0, 4)}〕${String(o.number).padStart(4, '0')}号`
  context.audit({ agency: o.id, printed: form }, o.area_id)
  const parts: Pick<Form, 'sections' | 'signatures'> =
    form === 'authorisation'
      ? authorisation(o, agent)
      : {
          sections: [
            {
              heading: '材料清单',
              columns: ['材料', '原件/复印件', '份数', '接收时间、接收人', '交还时间、领取人'],
              widths: [4, 2, 1, 4, 4],
              rows: materials.map((m) => [
                m.name,
                m.original ? '原件' : '复印件',
                String(m.copies),
                `${at(m.taken_at)} ${m.taken_by ? (names.get(m.taken_by)?.name ?? '') : ''}`,
                m.returned_at ? `${at(m.returned_at)} ${m.received_by ?? ''}` : '',
              ]),
            },
            { heading: '说明', text: '本单一式两份，委托人、代办人各一份。原件在办结前全部交还。' },
          ],
          signatures: ['委托人', '代办人'],
        }
  const body = await printForm({
    title,
    number,
    fields: [
      { label: '委托人', value: nameOf(o) },
      { label: '电话', value: phoneOfOrder(o) ?? '' },
      { label: '住址', value: addressOf(o) ?? '', wide: true },
      { label: '事项', value: o.matter, wide: true },
      { label: '代办人', value: agent },
      { label: '申请时间', value: at(o.asked_at) },
    ],
    ...parts,
    seal: area,
    qr: publicAddress(`/agency/${o.area_id}/${o.id}`),
    foot: { printedBy: actor.name ?? '', printedAt: now },
  })
  return { contentType: 'application/pdf', filename: `${title}-${number}.pdf`, body, inline: true, personal: true }
}
