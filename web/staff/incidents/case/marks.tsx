import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from '../words.ts'

type Marked = Pick<IncidentRow, 'urgent' | 'secret' | 'superviseLevel' | 'sameCount' | 'round' | 'level'> & {
  historical?: boolean
}

/** 紧急, 黄牌, 涉密 …: what makes a case stand out, as words. */
export const Marks = ({ row }: { row: Marked }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const marks: [string, string][] = []
  if (row.urgent) marks.push(['bad', say('urgent')])
  if (row.superviseLevel)
    marks.push([row.superviseLevel > 2 ? 'bad' : 'warn', phrase(`incidents.supervise.${row.superviseLevel}`)])
  if (row.level > 1) marks.push(['warn', phrase(`incidents.level.${row.level}`)])
  if (row.secret) marks.push(['still', say('secret')])
  if (row.historical) marks.push(['still', say('historical')])
  if (row.round > 1) marks.push(['still', say('round', { n: row.round })])
  if (row.sameCount > 0) marks.push(['still', say('same', { n: row.sameCount })])
  return marks.map(([kind, text]) => (
    <span key={text} className={`mark mark-${kind}`}>
      {text}
    </span>
  ))
}
