import type { MatterClass } from '#contract/matters/catalogue.ts'
import { audiences, matterKinds, onlineLevels, type ItemContent } from '#contract/matters/item.ts'
import { listPostKinds } from '#contract/territory/post-kinds.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useNameOf } from '../../form/name-of.ts'
import { ChoiceIn, FlagIn, LinesIn, NumberIn, TagsIn, TextIn } from './inputs.tsx'
import { words } from './words.ts'

type Props = {
  content: ItemContent
  set: (change: Partial<ItemContent>) => void
  classCode: string
  setClass: (code: string) => void
  classes: readonly MatterClass[]
}
const limits = ['acceptDays', 'promisedDays', 'statutoryDays', 'supplementDays'] as const

/** Everything an item says besides its papers and its form. */
export const Basics = ({ content: c, set, classCode, setClass, classes }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const posts = useAnswer(listPostKinds, {}, { fresh: 600_000 })
  const named = <V extends string>(prefix: string, all: readonly V[]) => all.map((value) => ({ value, label: phrase(`matters.${prefix}.${value}`) })) // prettier-ignore
  return (
    <div className="matter-form">
      <TextIn label={say('zh')} value={c.zh} max={80} onChange={(zh) => set({ zh })} />
      <TextIn label={say('en')} value={c.en} max={160} onChange={(en) => set({ en })} />
      <ChoiceIn label={say('ofClass')} value={classCode} onChange={(code) => code && setClass(code)} options={classes.map((k) => ({ value: k.code as string, label: nameOf(k) }))} />
      <TextIn wide long label={say('summary')} value={c.summary} max={500} onChange={(summary) => set({ summary })} />
      <ChoiceIn label={say('kind')} value={c.kind} onChange={(kind) => kind && set({ kind })} options={named('kind', matterKinds)} />
      <ChoiceIn label={say('audience')} value={c.audience} onChange={(audience) => audience && set({ audience })} options={named('audience', audiences)} />
      <ChoiceIn label={say('online')} value={c.online} onChange={(online) => online && set({ online })} options={named('online', onlineLevels)} />
      <ChoiceIn
        clear
        label={say('post')}
        value={c.post ?? undefined}
        onChange={(post) => set({ post: post ?? null })}
        options={(posts.data?.rows ?? []).map((p) => ({ value: p.code, label: nameOf({ zh: p.nameZh, en: p.nameEn }) }))}
      />
      <TextIn wide long label={say('applicants')} value={c.applicants} max={500} onChange={(applicants) => set({ applicants })} />
      <LinesIn wide label={say('conditions')} value={c.conditions} read={(p) => p.join('/')} write={(one) => one} onChange={(conditions) => set({ conditions: [...conditions] })} />
      <LinesIn
        wide
        label={say('basis')}
        value={c.basis}
        read={([law = '', ...article]) => ({ law, ...(article.length ? { article: article.join('/') } : {}) })}
        write={(b) => [b.law, b.article].filter(Boolean).join('／')}
        onChange={(basis) => set({ basis: [...basis] })}
      />
      {limits.map((key) => (
        <NumberIn key={key} min={1} label={say(key)} value={c.limits[key]} onChange={(n) => set({ limits: { ...c.limits, [key]: n ?? 1 } })} />
      ))}
      <div className="matter-field-wide item-flags">
        <FlagIn label={say('atOnce')} value={c.atOnce} onChange={(atOnce) => set({ atOnce })} />
        <FlagIn label={say('free')} value={c.fee.free} onChange={(free) => set({ fee: { ...c.fee, free } })} />
      </div>
      {!c.fee.free && (
        <>
          <TextIn label={say('fee')} value={c.fee.text ?? ''} max={300} onChange={(text) => set({ fee: { ...c.fee, text: text || undefined } })} />
          <TextIn label={say('feeBasis')} value={c.fee.basis ?? ''} max={200} onChange={(basis) => set({ fee: { ...c.fee, basis: basis || undefined } })} />
        </>
      )}
      <LinesIn
        wide
        label={say('steps')}
        value={c.steps}
        read={([zh = '', who = '']) => ({ zh, who: who || '窗口' })}
        write={(s) => `${s.zh}／${s.who}`}
        onChange={(steps) => set({ steps: [...steps] })}
      />
      <TextIn label={say('resultZh')} value={c.result.zh} max={80} onChange={(zh) => set({ result: { ...c.result, zh } })} />
      <TextIn label={say('resultEn')} value={c.result.en} max={160} onChange={(en) => set({ result: { ...c.result, en } })} />
      <TagsIn wide label={say('keywords')} value={c.keywords} onChange={(keywords) => set({ keywords })} />
    </div>
  )
} // prettier-ignore
