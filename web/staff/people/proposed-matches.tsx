import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ProposedMatch } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { pick, useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { words } from './new-words.ts'

type Props = { matches: readonly ProposedMatch[]; here: number; onAsk: () => void; onNobody: () => void }

/** Who may already be on record, with the reasons; of another community only its name. */
export const ProposedMatches = ({ matches, here, onAsk, onNobody }: Props) => {
  const say = useWords(words)
  return (
    <Panel flush title={say('matches')}>
      <p className="empty-line soft">{say('matchesAbout')}</p>
      <ul className="lines">
        {matches.map((match, at) => (
          <li key={match.personId ?? at} className="line">
            <div className="line-main">
              <p>
                <strong>{match.name ?? say('inArea', { area: match.areaName })}</strong>
              </p>
              <p className="line-ways">
                {match.reasons.map((reason, i) => (
                  <Light key={i} kind={reason.weight > 0 ? 'good' : reason.weight < 0 ? 'bad' : 'still'}>
                    {pick(reason)}
                  </Light>
                ))}
              </p>
            </div>
            {match.personId && match.areaId === here ? (
              <Link to="/people/$areaId/$id" params={{ areaId: String(match.areaId), id: match.personId }}>
                {say('open')}
              </Link>
            ) : (
              <Button onClick={onAsk}>{say('ask')}</Button>
            )}
          </li>
        ))}
      </ul>
      <div className="panel-foot">
        <Button type="primary" onClick={onNobody}>
          {say('nobody')}
        </Button>
      </div>
    </Panel>
  )
}
