import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { publicAddress } from '#platform/public-address.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { numberText } from '../part-number.ts'
import type { Key } from '../part-steps.ts'
import { onPaper, printed } from '../print-part.ts'
import { getConsultation } from './get-consultation.ts'

/** 咨询答复单: the question and its answers, for whoever wants them on paper. Throws `platform.not_found`. */
export const printConsultation = async (context: Context, key: Key): Promise<FileAnswer> => {
  const c = await getConsultation(context, key)
  const { classes } = await loadCatalogue(context.db)
  const answeredBy = c.organisation ?? say('zh', 'matters.consultation.window')
  const asked = c.thread.filter((t) => t.kind === 'question').length
  const words = { question: ['问题', '追问'], answer: ['答复', '对追问的答复'] }
  const seen = { question: 0, answer: 0 }
  context.audit({ consultation: c.id, number: c.number, printed: true }, c.areaId)
  return printed(context, {
    title: '咨询答复单',
    number: numberText('咨询', c.askedAt, c.number),
    fields: [
      { label: '提问人', value: c.anonymous ? '匿名' : (c.phone ?? '居民') },
      { label: '提问时间', value: onPaper(c.askedAt) },
      { label: '渠道', value: say('zh', `matters.consultation.channel.${c.channel}`) },
      { label: '类别', value: c.classCode === null ? '—' : (classes.get(c.classCode)?.zh ?? c.classCode) },
      { label: '答复单位', value: `${c.areaName}　${answeredBy}`, wide: true },
      { label: '状态', value: say('zh', `matters.consultation.state.${c.state}`) },
      { label: '答复时间', value: onPaper(c.answeredAt) || '尚未答复' },
    ],
    sections: c.thread.map(({ kind, at, text }) => ({
      heading: `${words[kind][Math.min(seen[kind]++, asked > 1 ? 1 : 0)]}（${onPaper(at)}）`,
      text,
    })),
    signatures: ['答复人'],
    seal: c.areaName,
    qr: publicAddress(`/questions/${c.areaId}/${c.id}`),
  })
}
