import { getEvaluationLink } from '#contract/matters/evaluation.ts'
import type { ServiceKind } from '#contract/matters/part-steps.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'

const words = {
  evaluate: { zh: '请居民扫码评价（自愿）', en: 'The resident may evaluate by this code' },
  given: { zh: '居民已评价', en: 'Evaluated' },
}

/** 好差评二维码 of one service; nothing where there is none. */
export const EvaluationCode = ({ areaId, service, refId }: { areaId: number; service: ServiceKind; refId: string }) => {
  const say = useWords(words)
  const { data } = useAnswer(getEvaluationLink, { params: { areaId, service, refId } })
  if (!data) return null
  if (data.given) return <p className="soft small">{say('given')}</p>
  return (
    <figure className="evaluation-code">
      <img src={`data:image/svg+xml,${encodeURIComponent(data.qr)}`} alt={say('evaluate')} width={148} height={148} />
      <figcaption className="soft small">{say('evaluate')}</figcaption>
    </figure>
  )
}
