import { Link } from '@tanstack/react-router'
import { listPremises } from '#contract/people/premises.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from '../place-words.ts'
import { words as premisesWords } from '../premises/words.ts'

/** Shops and organisations in a dwelling; nothing where there are none. */
export const DwellingPremises = ({ areaId, id }: { areaId: number; id: string }) => {
  const say = useWords(words)
  const name = useWords(premisesWords)
  const { data } = useAnswer(listPremises, { params: { areaId }, query: { dwelling: id } })
  if (!data?.rows.length) return null
  return (
    <Panel flush title={say('premises')}>
      <ul className="lines">
        {data.rows.map((one) => (
          <li key={one.id} className="line">
            <span className="line-main">
              <Link to="/premises/$areaId/$id" params={{ areaId: String(areaId), id: one.id }}>
                {one.name}
              </Link>
            </span>
            <span className="soft">{name(`kind_${one.kind}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
