import type { ApplicationDetail } from '#contract/matters/applications.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { useNameOf } from '../form/name-of.ts'
import { FileLinks } from './overview.tsx'
import { words } from './words.ts'

const kinds = { given: 'good', fetched: 'good', promised: 'warn', missing: 'bad' } as const

/** The papers of a case, each with how it stands; what isn't wanted is left out unless it came. */
export const PaperRows = ({ areaId, papers }: { areaId: number; papers: ApplicationDetail['papers'] }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const shown = papers.filter((p) => p.wanted || p.state !== 'missing')
  if (!shown.length) return <p className="soft">{say('noPapers')}</p>
  return (
    <ul className="window-papers">
      {shown.map((paper) => {
        const verified = paper.source === 'department' && paper.state === 'missing'
        return (
          <li key={paper.key} className="window-paper">
            <span>{nameOf(paper)}</span>
            <Light kind={verified ? 'good' : kinds[paper.state]}>
              {phrase(verified ? 'matters.source.department' : `matters.paper.${paper.state}`)}
            </Light>
            <span className="soft small">
              {paper.at && sayDay(paper.at)} <FileLinks areaId={areaId} files={paper.files} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
