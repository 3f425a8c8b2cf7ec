import type { agencyForms } from '#contract/matters/agency.ts'
import type { PartStep } from '#contract/matters/part-steps.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { Form } from '#platform/print.ts'
import { notFound } from '#platform/problem.ts'
import { numberText } from '../part-number.ts'
import { stepNotYours } from '../part-problems.ts'
import { stepsOf, type Key } from '../part-steps.ts'
import { onPaper, printed, stepsOnPaper } from '../print-part.ts'
import { publicAddress } from '#platform/public-address.ts'
import { addressOf, findOrder, materialsOf, nameOf, phoneOfOrder, type MaterialRow, type Order } from './order-store.ts'
import { isAgent, isDesk, mayRead } from './relations.ts'

type AgencyForm = (typeof agencyForms)[number]
type Parts = Pick<Form, 'sections' | 'signatures'>
const blank = '　　　　　　'

/** 委托书: with blanks where nothing was said yet, so that it can be printed before the visit and signed there. */
const authorisation = (o: Order, agent: string): Parts => ({
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
            text: `${say('zh', `matters.agency.manner.${o.authorised_manner}` as WordKey)}，${onPaper(o.authorised_at)}${o.witness ? `，见证人：${o.witness}` : ''}`,
          },
        ]
      : []),
  ],
  signatures: ['委托人', '代办人', ...(o.witness ? ['见证人'] : [])],
})

type Names = Awaited<ReturnType<typeof accountNames>>

/** 材料交接单: what was taken and what came back, each against a name. */
const papers = (materials: readonly MaterialRow[], names: Names): Parts => ({
  sections: [
    {
      heading: '材料清单',
      columns: ['材料', '原件/复印件', '份数', '接收时间、接收人', '交还时间、领取人'],
      widths: [4, 2, 1, 4, 4],
      rows: materials.map((m) => [
        m.name,
        m.original ? '原件' : '复印件',
        String(m.copies),
        `${onPaper(m.taken_at)} ${m.taken_by ? (names.get(m.taken_by)?.name ?? '') : ''}`,
        m.returned_at ? `${onPaper(m.returned_at)} ${m.received_by ?? ''}` : '',
      ]),
    },
    { heading: '说明', text: '本单一式两份，委托人、代办人各一份。原件在办结前全部交还。' },
  ],
  signatures: ['委托人', '代办人'],
})

/** 代办单: the errand from end to end; signed by whoever receives the result it is the paper `confirm_on_paper` asks for. */
const whole = (o: Order, materials: readonly MaterialRow[], steps: readonly PartStep[]): Parts => {
  const out = materials.filter((m) => m.original && !m.returned_at).length
  return {
    sections: [
      ...(o.note ? [{ heading: '说明', text: o.note }] : []),
      { heading: '办理结果', text: o.result ?? '尚在办理。' },
      {
        heading: '材料',
        text: `收下材料 ${materials.length} 份。${out ? `还有 ${out} 份原件没有交还。` : '没有未交还的原件。'}`,
      },
      { heading: '经过', timeline: stepsOnPaper('agency', steps, (note) => note) },
      { heading: '确认', text: '结果和原件已收到，代办没有收费。' },
    ],
    signatures: ['收到人', '代办人'],
  }
}

/** Prints a form of an order, by whoever does it. Throws `platform.not_found`, `matters.step_not_yours`. */
export const printAgency = async (context: Context, key: Key, form: AgencyForm): Promise<FileAnswer> => {
  const { db, actor } = context
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
  const parts: Record<AgencyForm, () => Parts | Promise<Parts>> = {
    authorisation: () => authorisation(o, agent),
    materials: () => papers(materials, names),
    order: async () => whole(o, materials, await stepsOf(db, key)),
  }
  context.audit({ agency: o.id, printed: form }, o.area_id)
  return printed(context, {
    title: say('zh', `matters.agency.form.${form}`),
    number: numberText('代办', o.asked_at, o.number),
    fields: [
      { label: '委托人', value: nameOf(o) },
      { label: '电话', value: phoneOfOrder(o) ?? '' },
      { label: '住址', value: addressOf(o) ?? '', wide: true },
      { label: '事项', value: o.matter, wide: true },
      { label: '代办人', value: agent },
      { label: '申请时间', value: onPaper(o.asked_at) },
    ],
    ...(await parts[form]()),
    seal: area,
    qr: publicAddress(`/agency/${o.area_id}/${o.id}`),
  })
}
