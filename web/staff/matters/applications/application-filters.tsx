import { Button, Checkbox } from 'antd'
import { applicationStates } from '#contract/matters/application-flow.ts'
import { channels } from '#contract/matters/applications.ts'
import { findItems, listClasses } from '#contract/matters/catalogue.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import type { Filters } from '#kit/table/view.ts'
import { useNameOf } from '../form/name-of.ts'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { words as partWords } from '../part/words.ts'
import { words } from './words.ts'

type Props = { areaId: number; filters: Filters; change: (patch: Filters) => void; clear: () => void }

/** The folded filters; each change is in the address at once. */
export const ApplicationFilters = ({ areaId, filters, change, clear }: Props) => {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const classes = useAnswer(listClasses, { params: { areaId } }, { fresh: 600_000 })
  const items = useAnswer(findItems, { params: { areaId }, query: { limit: 500 } }, { fresh: 600_000 })
  const shared = { filters, change }
  const flags = ['atOnce', 'paused'] as const
  return (
    <>
      <ChoiceFilter
        {...shared}
        many
        name="state"
        label={say('state')}
        options={applicationStates.map((s) => ({ value: s, label: phrase(`matters.state.${s}`) }))}
      />
      <ChoiceFilter
        {...shared}
        many
        name="class"
        label={say('classOf')}
        options={(classes.data?.rows ?? []).map((c) => ({ value: c.code, label: nameOf(c) }))}
      />
      <ChoiceFilter
        {...shared}
        many
        name="item"
        label={say('itemOf')}
        options={(items.data?.rows ?? []).map((i) => ({ value: i.code, label: nameOf(i) }))}
      />
      <ChoiceFilter
        {...shared}
        name="light"
        label={say('light')}
        options={(['red', 'yellow', 'green'] as const).map((l) => ({ value: l, label: say(l) }))}
      />
      <ChoiceFilter
        {...shared}
        many
        name="channel"
        label={say('channel')}
        options={channels.map((c) => ({ value: c, label: phrase(`matters.channel.${c}`) }))}
      />
      <DaysFilter {...shared} names={['submittedFrom', 'submittedTo']} label={say('submittedOn')} />
      <div className="filter filter-wide">
        <span className="filter-label">{say('only')}</span>
        <Checkbox.Group
          value={flags.filter((flag) => filters[flag] === 'true')}
          options={[
            { value: 'atOnce', label: say('onlyAtOnce') },
            { value: 'paused', label: say('onlyPaused') },
          ]}
          onChange={(chosen) =>
            change(Object.fromEntries(flags.map((flag) => [flag, chosen.includes(flag) ? 'true' : undefined])))
          }
        />
        <Button type="link" onClick={clear}>
          {sayPart('clear')}
        </Button>
      </div>
    </>
  )
}
