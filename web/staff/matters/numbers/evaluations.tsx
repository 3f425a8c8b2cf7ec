import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { evaluationGroups, evaluationNumbers } from '#contract/matters/evaluation.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayList, sayNumber, sayShare } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

type By = (typeof evaluationGroups)[number]
const grades = [5, 4, 3, 2, 1] as const

/** 好差评 by hall, matter, organisation …, never by person; a group opens the words that were said of it. */
export const Evaluations = ({ areaId, from, to }: { areaId: number; from: string; to: string }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const may = useMay()
  const [by, choose] = useState<By>('service')
  const rows = (n: number, search: Record<string, string | number>, text = sayNumber(n)) =>
    n && may('matters.read') ? (
      <Link
        to="/matters/evaluations"
        search={{ area: areaId, ...search } as never}
        className="figure-link"
        data-measure={text !== sayNumber(n) || undefined}
      >
        {text}
      </Link>
    ) : (
      text
    )
  const query = useAnswer(evaluationNumbers, { params: { areaId }, query: { from, to, by } }, { keepPrevious: true })
  return (
    <Panel
      title={say('evaluations')}
      actions={
        <Select<By>
          aria-label={say('groupBy')}
          value={by}
          onChange={choose}
          options={evaluationGroups.map((one) => ({ value: one, label: say(`by.${one}`) }))}
        />
      }
      flush
    >
      <Answered query={query}>
        {({ groups, hidden, tags, total }) => (
          <>
            <div className="scroll" tabIndex={0} role="group" aria-label={say('evaluations')}>
              <table className="plain plain-even">
                <thead>
                  <tr>
                    <th scope="col">{say(`by.${by}`)}</th>
                    <th scope="col" className="number">{say('graded')}</th>
                    {grades.map((g) => (
                      <th key={g} scope="col" className="number">{phrase(`matters.grade.${g}`)}</th>
                    ))}
                    <th scope="col" className="number">{say('satisfaction')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...groups, ...(total ? [{ ...total, key: '', zh: say('total'), en: say('total'), query: { from, to } }] : [])].map((group) => (
                    <tr key={group.key}>
                      <th scope="row">{nameOf(group)}</th>
                      <td className="number">{rows(group.given, group.query)}</td>
                      {grades.map((g) => (
                        <td key={g} className="number">{rows(group.grades[g - 1]!, { ...group.query, grade: g })}</td>
                      ))}
                      <td className="number">
                        {group.satisfaction === null ? '-' : rows(group.given, group.query, sayShare(group.satisfaction))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="soft small panel-note">
              {[
                total ? null : say('few'),
                hidden ? say('hidden', { n: hidden }) : null,
                tags.length ? say('tagsSaid', { tags: sayList(tags.map((t) => `${phrase(`matters.tag.${t.tag}`)} ${t.times}`)) }) : null,
                say('wholeMonths'),
              ].filter(Boolean).join(' · ')}
            </p>
          </>
        )}
      </Answered>
    </Panel>
  )
} // prettier-ignore
