import { Alert, Select } from 'antd'
import { listSkills, saveSkills } from '#contract/matters/hall-duty.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useNameOf } from '../../form/name-of.ts'
import { words } from './words.ts'

/** 技能表: who can do what (一岗多能), and what too few can do alone. */
export const Skills = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const role = usePhrases('access')
  const nameOf = useNameOf()
  const may = useMay()('matters.hall')
  const query = useAnswer(listSkills, { params: { areaId } })
  const save = useSend(saveSkills)
  const levels = [0, 1, 2, 3, 4].map((value) => ({ value, label: phrase(`matters.skill.${value}`) }))
  return (
    <Panel title={say('skills')}>
      <Answered query={query}>
        {({ classes, people, gaps }) =>
          people.length ? (
            <div className="hall-stack">
              <p className="soft">{say('skillsHint')}</p>
              {gaps.length > 0 && (
                <Alert
                  type="info"
                  showIcon
                  title={say('gaps', {
                    list: sayList(
                      gaps.map((g) => {
                        const found = classes.find((c) => c.code === g.code)
                        return found ? nameOf(found) : g.code
                      }),
                    ),
                  })}
                />
              )}
              <div className="hall-scroll" tabIndex={0} role="region" aria-label={say('skills')}>
                <table className="hall-table hall-skills">
                  <thead>
                    <tr>
                      <th>{say('person')}</th>
                      {classes.map((c) => (
                        <th key={c.code}>{nameOf(c)}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {people.map((p) => (
                      <tr key={p.accountId}>
                        <th scope="row">
                          {p.name}
                          <div className="soft small">{role(`role.${p.role}`)}</div>
                        </th>
                        {classes.map((c) => {
                          const level = p.levels[c.code] ?? 0
                          return (
                            <td key={c.code} className={`hall-skill-${level}`}>
                              {may ? (
                                <Select
                                  size="small"
                                  variant="borderless"
                                  suffixIcon={null}
                                  className="hall-wide"
                                  popupMatchSelectWidth={false}
                                  aria-label={say('skillOf', { name: p.name, class: nameOf(c) })}
                                  placeholder="–"
                                  value={level || undefined}
                                  options={levels}
                                  onChange={(to: number) =>
                                    save.mutate(
                                      {
                                        params: { areaId: p.areaId, accountId: p.accountId },
                                        body: { levels: { ...p.levels, [c.code]: to } },
                                      },
                                      { onError: sayRefused },
                                    )
                                  }
                                />
                              ) : (
                                level > 0 && phrase(`matters.skill.${level}`)
                              )}
                            </td>
                          )
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </div>
          ) : (
            <Empty icon="people" title={say('noPeople')} />
          )
        }
      </Answered>
    </Panel>
  )
}
