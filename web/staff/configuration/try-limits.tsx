import { Select, Switch } from 'antd'
import { useState } from 'react'
import { tryLimits } from '#contract/incidents/configuration.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { words } from './words.ts'

/** «这个类别、这个等级，现在上报会怎样»: every clock, with the rule that decided. */
export const TryLimits = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const [categoryId, setCategory] = useState<number>()
  const [level, setLevel] = useState(1)
  const [urgent, setUrgent] = useState(false)
  const asked = categoryId
    ? { params: { areaId }, query: { categoryId, level, urgent: urgent ? 'true' : 'false' } }
    : undefined
  const query = useAnswer(tryLimits, asked, { keepPrevious: true })
  return (
    <Panel title={say('tryOut')}>
      <p className="soft admin-note">{say('tryAbout')}</p>
      <div className="admin-form-row admin-note">
        <label style={{ flexGrow: 3 }}>
          {say('category')}
          <CategoryPicker
            areaId={areaId}
            value={categoryId}
            onChange={setCategory}
            placeholder={say('chooseCategory')}
          />
        </label>
        <label>
          {say('level')}
          <Select
            aria-label={say('level')}
            value={level}
            onChange={setLevel}
            options={[1, 2, 3, 4].map((n) => ({ value: n, label: phrase(`incidents.level.${n}`) }))}
          />
        </label>
        <label>
          {say('urgent')}
          <span>
            <Switch aria-label={say('urgent')} checked={urgent} onChange={setUrgent} />
          </span>
        </label>
      </div>
      {asked && (
        <Answered query={query}>
          {({ rows }) => (
            <div className="admin-scroll" tabIndex={0} role="region" aria-label={say('tryOut')}>
              <table className="admin-table">
                <thead>
                  <tr>
                    <th scope="col">{say('step')}</th>
                    <th scope="col">{say('limit')}</th>
                    <th scope="col">{say('yellowLight')}</th>
                    <th scope="col">{say('due')}</th>
                    <th scope="col">{say('rule')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.step}>
                      <th scope="row">{phrase(`incidents.step.${row.step}`)}</th>
                      <td>
                        {row.amount} {say(`unit.${row.unit}`)}
                      </td>
                      <td>{sayInstant(row.yellowAt)}</td>
                      <td>{sayInstant(row.dueAt)}</td>
                      <td className="soft">
                        {row.limitId === null ? say('builtIn') : (row.fromAreaName ?? say('everywhere'))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Answered>
      )}
    </Panel>
  )
}
