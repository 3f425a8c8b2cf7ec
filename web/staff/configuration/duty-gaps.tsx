import { Button } from 'antd'
import { useState } from 'react'
import { findDutyGaps } from '#contract/incidents/configuration.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { useNames } from './category-names.ts'
import { words } from './words.ts'

const aPage = 20

/** Categories nobody answers for: their cases wait until somebody hands them out by hand. */
export const DutyGaps = ({ areaId, onName }: { areaId: number; onName: (categoryId: number) => void }) => {
  const say = useWords(words)
  const names = useNames()
  const [shown, setShown] = useState(aPage)
  const query = useAnswer(findDutyGaps, { params: { areaId } }, { keepPrevious: true })
  return (
    <Panel title={say('gaps')}>
      <Answered query={query}>
        {({ rows, categories }) =>
          rows.length ? (
            <>
              <p className="admin-note">
                <Light kind="warn">{say('gapCount', { n: rows.length, all: categories })}</Light>
              </p>
              <ul className="admin-list">
                {rows.slice(0, shown).map((row) => (
                  <li key={row.categoryId}>
                    <span className="admin-list-main">
                      {names.row(row)}{' '}
                      <span className="soft small">
                        {names.taxonomy(row.taxonomy)} · {say(`why.${row.why}`, { name: row.organisation ?? '' })}
                        {row.namedBelow.length > 0 && ` · ${say('namedBelow', { n: row.namedBelow.length })}`}
                      </span>
                    </span>
                    <Button size="small" onClick={() => onName(row.categoryId)}>
                      {say('setDuty')}
                    </Button>
                  </li>
                ))}
              </ul>
              {rows.length > shown && (
                <Button onClick={() => setShown(shown + aPage)}>{say('moreOf', { n: rows.length - shown })}</Button>
              )}
            </>
          ) : (
            <Light kind="good">{say('noGaps', { n: categories })}</Light>
          )
        }
      </Answered>
    </Panel>
  )
}
