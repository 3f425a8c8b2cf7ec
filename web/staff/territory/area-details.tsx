import { Button } from 'antd'
import { getArea } from '#contract/territory/areas.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay, sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { words } from './admin-words.ts'

/** One area: where it stands, its codes, its three bodies. */
export const AreaDetails = ({ areaId, onChoose }: { areaId: number; onChoose: (areaId: number) => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('territory')
  const query = useAnswer(getArea, { params: { areaId } }, { keepPrevious: true })
  return (
    <Answered query={query}>
      {(area) => (
        <Panel title={area.name}>
          <dl className="admin-facts">
            <dt>{say('path')}</dt>
            <dd className="admin-tags">
              {area.path.slice(0, -1).map((step) => (
                <Button key={step.id} size="small" type="link" className="area-step" onClick={() => onChoose(step.id)}>
                  {step.name}
                </Button>
              ))}
              {area.path.length < 2 && '-'}
            </dd>
            <dt>{say('tier')}</dt>
            <dd>
              {phrase(`territory.tier.${area.tier}`)}
              {area.validTo && <span className="soft"> · {say('closed', { at: sayDay(area.validTo) })}</span>}
            </dd>
            {area.kind && (
              <>
                <dt>{say('kind')}</dt>
                <dd>{say(`kind.${area.kind}`)}</dd>
              </>
            )}
            <dt>{say('officialName')}</dt>
            <dd>{area.officialName}</dd>
            <dt>{say('code')}</dt>
            <dd>
              <span className="admin-code">{area.officialCode ?? '-'}</span>{' '}
              <span className="soft small">
                {say('number')} {area.id}
              </span>
            </dd>
            <dt>{say('children')}</dt>
            <dd>{say('childrenCount', { n: sayNumber(area.children) })}</dd>
            {area.tier === 'community' && (
              <>
                <dt>{say('outline')}</dt>
                <dd>{say(area.hasOutline ? 'hasOutline' : 'noOutline')}</dd>
                <dt>{say('bodies')}</dt>
                <dd>
                  {area.bodies.length
                    ? area.bodies.map((body) => (
                        <div key={body.id}>
                          {body.name} <span className="soft small">{body.duties}</span>
                        </div>
                      ))
                    : say('noBodies')}
                </dd>
              </>
            )}
          </dl>
        </Panel>
      )}
    </Answered>
  )
}
