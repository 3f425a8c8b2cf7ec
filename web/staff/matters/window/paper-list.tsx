import { Button, Checkbox } from 'antd'
import type { AskedPaper } from '#contract/matters/window.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { Attach } from '../form/attach.tsx'
import { Sample } from '../form/sample.tsx'
import { useNameOf } from '../form/name-of.ts'
import type { Ticked } from './use-intake.ts'
import { words } from './words.ts'

type Props = {
  areaId: number
  /** Of the matter, for its samples. */
  code: string
  papers: readonly AskedPaper[]
  wanted: ReadonlySet<string>
  ticked: Record<string, Ticked>
  onTick: (ticked: Record<string, Ticked>) => void
}
const none: Ticked = { state: 'missing', files: [] }

/** 材料: what must be brought, ticked as it is laid on the table; what the register or a department has isn't asked for. */
export const PaperList = ({ areaId, code, papers, wanted, ticked, onTick }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  if (!papers.length) return <p className="soft">{say('noPapers')}</p>
  const of = (key: string) => ticked[key] ?? none
  const set = (key: string, change: Partial<Ticked>) => onTick({ ...ticked, [key]: { ...of(key), ...change } })
  const free = (p: AskedPaper) => p.fetched || p.source === 'department'
  const open = papers.filter((p) => !free(p) && wanted.has(p.key) && of(p.key).state === 'missing')
  const all = () =>
    onTick({ ...ticked, ...Object.fromEntries(open.map((p) => [p.key, { ...of(p.key), state: 'given' as const }])) })
  return (
    <>
      {open.length > 1 && (
        <p>
          <Button size="small" onClick={all}>
            {say('allPapers')}
          </Button>
        </p>
      )}
      <ul className="window-papers">
        {papers.map((paper) => {
          const { key } = paper
          const { state, files } = of(key)
          const name = nameOf(paper)
          if (free(paper))
            return (
              <li key={key} className="window-paper">
                <span>{name}</span>
                <Light kind="good">
                  {phrase(paper.fetched ? 'matters.paper.fetched' : 'matters.source.department')}
                </Light>
              </li>
            )
          const asked = wanted.has(key)
          return (
            <li key={key} className={asked ? 'window-paper' : 'window-paper window-paper-idle'}>
              <Checkbox
                checked={state === 'given'}
                onChange={(e) => set(key, { state: e.target.checked ? 'given' : 'missing' })}
              >
                {name}
              </Checkbox>
              <span className="window-paper-ways">
                <Sample areaId={areaId} code={code} of={paper} name={name} />
                {paper.promise && asked && state !== 'given' && (
                  <Button
                    size="small"
                    type={state === 'promised' ? 'primary' : 'default'}
                    aria-pressed={state === 'promised'}
                    onClick={() => set(key, { state: state === 'promised' ? 'missing' : 'promised' })}
                  >
                    {say(state === 'promised' ? 'promised' : 'promise')}
                  </Button>
                )}
                <Attach
                  areaId={areaId}
                  of={name}
                  files={files}
                  onChange={(next) => set(key, { files: next, ...(next.length ? { state: 'given' as const } : {}) })}
                />
              </span>
              <span className="soft small">
                {[
                  asked ? null : say(paper.requiredIf?.length ? 'notWanted' : 'optionalPaper'),
                  paper.originals ? say('originals', { n: paper.originals }) : null,
                  paper.copies ? say('copies', { n: paper.copies }) : null,
                  paper.source === 'written_here' ? phrase('matters.source.written_here') : null,
                  paper.noteZh ?? null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
