import { applicationNumber } from '#contract/matters/application-number.ts'
import type { ApplicationForm } from '#contract/matters/applications.ts'
import type { ItemContent } from '#contract/matters/item.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm, type Form, type FormSection } from '#platform/print.ts'
import { publicAddress } from '#platform/public-address.ts'
import { dayInWords, momentInWords } from '#platform/local-day.ts'
import type { Application } from './application-case.ts'
import { openText } from './application-store.ts'
import { itemOf } from './item-of-case.ts'
import { formNotYet } from './problems.ts'

const word = (key: string) => say('zh', key as WordKey)
const at = (instant: Date | string | null) => (instant === null ? '—' : momentInWords(new Date(instant)))
const on = (instant: Date | string | null) => (instant === null ? '—' : dayInWords(new Date(instant)))

type Parts = { fields?: Form['fields']; sections: FormSection[] }
type Say = (a: Application, item: ItemContent, place: string) => Parts | undefined

const accepted: Say = (a, item) => {
  if (!a.accepted_at) return undefined
  const papers = item.materials.filter((m) => a.papers[m.key] && a.papers[m.key]!.state !== 'missing')
  return {
    fields: [
      { label: '受理时间', value: at(a.accepted_at) },
      { label: '承诺办结', value: `${item.limits.promisedDays} 个工作日内` },
    ],
    sections: [
      {
        heading: '告知',
        text: `您申请的“${item.zh}”，材料符合要求，予以受理。自受理之日起 ${item.limits.promisedDays} 个工作日内办结（法定期限 ${item.limits.statutoryDays} 个工作日）。扫描右上角二维码可查看进度。`,
      },
      ...(a.let_through ? [{ heading: '容缺受理', text: a.let_through }] : []),
      {
        heading: '收到的材料',
        columns: ['材料名称', '形式', '原件', '复印件'],
        widths: [4, 2, 1, 1],
        rows: papers.map((m) => {
          const p = a.papers[m.key]!
          return [m.zh, word(`matters.paper.${p.state}`), String(p.originals), String(p.copies)]
        }),
      },
    ],
  }
}
const oneTimeNotice: Say = (a, item) => {
  if (!a.notice) return undefined
  return {
    fields: [
      { label: '告知时间', value: at(a.notice.at) },
      { label: '补齐期限', value: on(a.notice.dueAt) },
    ],
    sections: [
      {
        heading: '需要补齐的内容',
        columns: ['序号', '名称', '要求'],
        widths: [1, 4, 6],
        rows: a.notice.things.map((t, i) => [String(i + 1), t.zh, t.hint ?? '']),
      },
      {
        heading: '怎么补',
        text: `${item.online === 'none' ? '' : '可以在居民端“我的办件”里拍照上传，不用再跑一趟；'}也可以送到窗口，或请社区上门代收。\n补齐期间不计入办理时限；以上为全部需要补齐的内容，以后不再另提要求。`,
      },
      ...(a.notice.note ? [{ heading: '说明', text: a.notice.note }] : []),
    ],
  }
}
const refused: Say = (a, item) => {
  if (!a.refusal) return undefined
  return {
    fields: [
      { label: '决定时间', value: at(a.closed_at) },
      { label: '不予受理原因', value: word(`matters.refuse.${a.refusal.reason}`) },
    ],
    sections: [
      { heading: '告知', text: `您申请的“${item.zh}”，不予受理。${a.refusal.note}` },
      ...(a.refusal.elsewhere ? [{ heading: '请到这里办理', text: a.refusal.elsewhere }] : []),
      {
        heading: '依据',
        text: item.basis.map((b) => `《${b.law}》${b.article ?? ''}`).join('；') || '—',
      },
      {
        heading: '其他途径',
        text: '如对本决定有异议，可以依法申请行政复议或提起行政诉讼；自治事项可以向社区居民委员会反映。',
      },
    ],
  }
}
const finished: Say = (a, item) => {
  if (a.state !== 'done' || !a.decision) return undefined
  return {
    fields: [
      { label: '办结时间', value: at(a.closed_at) },
      { label: '办理结果', value: word(`matters.decision.${a.decision}`) },
      { label: '结果名称', value: item.result.zh },
      { label: '用时', value: a.on_time ? '在承诺时限内' : '超过承诺时限' },
    ],
    sections: [
      { heading: '告知', text: `您申请的“${item.zh}”已经办结。` },
      ...(a.result ? [{ heading: '结果', text: a.result }] : []),
      { heading: '评价', text: '欢迎评价本次服务。评价自愿，办理人员看不到评价人是谁。' },
    ],
  }
}
const forms: Record<ApplicationForm, Say> = { accepted, 'one-time-notice': oneTimeNotice, refused, finished }

/** The case in the resident's app. */
const linkOf = (a: Application) => publicAddress(`/applications/${a.area_id}/${a.id}`)

/**
 * Prints a form of a case as PDF (受理通知书, 一次性告知单, 不予受理通知书, 办结通知书). It goes to the applicant, so the name
 * stands in full. Throws `matters.form_not_yet` when the case hasn't come to that step.
 */
export const printApplication = async (
  context: Context,
  a: Application,
  form: ApplicationForm,
): Promise<FileAnswer> => {
  const item = await itemOf(context.db, a)
  const place = (await areaNames(context.db, [a.area_id])).get(a.area_id) ?? ''
  const parts = forms[form](a, item, place)
  const title = word(`matters.form.${form}`)
  if (!parts) throw formNotYet({ form: say(context.locale, `matters.form.${form}`) })
  const laid: Form = {
    title,
    number: applicationNumber(a.number),
    fields: [
      { label: '申请人', value: openText(a.applicant_name) },
      { label: '事项', value: item.zh },
      { label: '收件时间', value: at(a.submitted_at) },
      { label: '收件单位', value: place },
      ...(parts.fields ?? []),
    ],
    sections: parts.sections,
    signatures: ['经办人', '申请人'],
    seal: place,
    qr: linkOf(a),
    foot: { printedBy: context.actor.name ?? '', printedAt: context.now },
  }
  context.audit({ application: a.id, number: a.number, printed: form }, a.area_id)
  return {
    contentType: 'application/pdf',
    filename: `${title}-${applicationNumber(a.number)}.pdf`,
    body: await printForm(laid),
    inline: true,
    personal: true,
  }
}
