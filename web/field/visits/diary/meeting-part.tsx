import { visitKinds } from '#contract/visits/visits.ts'
import { useWords } from '#kit/language.ts'
import { ChoiceField } from '#kit/phone/field.tsx'
import { usePhrases } from '#kit/phrases.ts'
import type { FieldPackNow } from '../../store/index.ts'
import { HereToday } from './here-today.tsx'
import { PickHousehold } from './pick-household.tsx'
import type { Diary } from './use-diary.ts'
import { words } from './words.ts'

/** How, where and with whom. */
export const MeetingPart = ({ diary, pack }: { diary: Diary; pack: FieldPackNow }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const { draft, change, errors, household } = diary
  return (
    <section className="card report-part">
      <ChoiceField
        label={say('kind')}
        value={draft.kind}
        choices={visitKinds.map((kind) => ({ value: kind, label: phrase(`visits.kind.${kind}`) }))}
        onChoose={(kind) => change({ kind, met: kind === 'visit' ? draft.met : true })}
      />
      <PickHousehold
        pack={pack}
        value={household}
        mayBeNone={draft.kind !== 'visit'}
        error={errors['householdId'] && say('needs_household')}
        onChoose={(id) =>
          change({
            householdId: id,
            areaId: (id && pack.households.get(id)?.areaId) || draft.areaId,
            personId: null,
            typed: {},
            correctionIds: {},
          })
        }
      />
      <HereToday pack={pack} householdId={draft.householdId} />
      {draft.kind === 'visit' && (
        <div className="field">
          <ChoiceField
            label={say('met')}
            value={draft.met ? 'yes' : 'no'}
            choices={[
              { value: 'yes', label: say('metYes') },
              { value: 'no', label: say('metNo') },
            ]}
            onChoose={(met) => change({ met: met === 'yes' })}
          />
          {!draft.met && <p className="soft small">{say('metNoAbout')}</p>}
        </div>
      )}
      {draft.met && household && household.people.length > 1 && (
        <ChoiceField
          label={say('who')}
          value={draft.personId ?? ''}
          choices={[
            { value: '', label: say('nobodyNamed') },
            ...household.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(id) => change({ personId: id || null })}
        />
      )}
    </section>
  )
}
