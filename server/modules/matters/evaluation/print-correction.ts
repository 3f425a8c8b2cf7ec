import { hidePersonal } from '#contract/matters/personal-text.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { numberText } from '../part-number.ts'
import type { Key } from '../part-steps.ts'
import { onPaper, printed, stepsOnPaper } from '../print-part.ts'
import { getCorrection } from './corrections.ts'

/**
 * 差评整改单, for the file of the office. Whose service it was and who graded it stay out: neither contact nor account is
 * on it, and what names a person in somebody's words is starred. Throws `platform.not_found`, also to whoever served.
 */
export const printCorrection = async (context: Context, key: Key): Promise<FileAnswer> => {
  const c = await getCorrection(context, key)
  const said = [c.tags.map((tag) => say('zh', `matters.tag.${tag}`)).join('、'), c.text].filter(Boolean).join('\n')
  context.audit({ correction: c.id, number: c.number, printed: true }, c.areaId)
  return printed(context, {
    title: '差评整改单',
    number: numberText('整改', c.openedAt, c.number),
    fields: [
      { label: '服务', value: say('zh', `matters.service.${c.service}`) },
      { label: '评价', value: say('zh', `matters.grade.${c.grade}` as WordKey) },
      { label: '事项', value: c.title, wide: true },
      { label: '在哪里', value: c.place, wide: true },
      { label: '收到时间', value: onPaper(c.openedAt) },
      { label: '整改期限', value: onPaper(c.dueAt) },
      { label: '状态', value: say('zh', `matters.correction.state.${c.state}`) },
      { label: '办结时间', value: onPaper(c.closedAt) || '—' },
    ],
    sections: [
      { heading: '评价内容', text: said || '没有留下文字。' },
      { heading: '整改措施', text: c.measure === null ? '　' : hidePersonal(c.measure) },
      {
        heading: '回访',
        text: `已回访 ${c.callBacks} 次。${c.satisfied === null ? '' : c.satisfied ? '居民满意。' : '居民不满意。'}`,
      },
      { heading: '经过', timeline: stepsOnPaper('correction', c.steps, hidePersonal) },
    ],
    signatures: ['整改人', '负责人'],
    seal: c.areaName,
  })
}
