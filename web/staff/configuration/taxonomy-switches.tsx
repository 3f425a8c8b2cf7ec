import { Button, Switch } from 'antd'
import { listTaxonomies, switchTaxonomy } from '#contract/incidents/configuration.ts'
import type { Answer } from '#contract/route.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useNames } from './category-names.ts'
import { words } from './words.ts'

type Use = Answer<typeof listTaxonomies>['rows'][number]

/** Which taxonomies an area offers: its own word, or that of the area above. */
export const TaxonomySwitches = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const names = useNames()
  const uses = useAnswer(listTaxonomies, { params: { areaId } }, { keepPrevious: true })
  const set = useSend(switchTaxonomy)
  const turn = (use: Use, used: boolean | null, undo = true) =>
    set.mutate(
      { params: { areaId, taxonomy: use.taxonomy as never }, body: { used, own: use.own } },
      {
        onSuccess: () => sayDone(say('switched'), undo ? () => turn({ ...use, own: used }, use.own, false) : undefined),
        onError: sayRefused,
      },
    )
  const source = (use: Use) => {
    if (use.own !== null) return say('ownSwitch')
    return use.fromAreaName ? say('followsAbove', { name: use.fromAreaName }) : say('byDefault')
  }
  return (
    <Panel title={say('uses')}>
      <Answered query={uses}>
        {({ rows }) => (
          <ul className="admin-list">
            {rows.map((use) => (
              <li key={use.taxonomy}>
                <span className="admin-list-main">
                  {names.row(use)} <span className="soft small">{source(use)}</span>
                </span>
                {use.own !== null && (
                  <Button size="small" type="link" onClick={() => turn(use, null)}>
                    {say('follow')}
                  </Button>
                )}
                <span>
                  {say(use.used ? 'used' : 'unused')}{' '}
                  <Switch
                    aria-label={names.row(use)}
                    checked={use.used}
                    loading={set.isPending}
                    onChange={(used) => turn(use, used)}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}
