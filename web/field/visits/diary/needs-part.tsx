import { moods, needs } from '#contract/visits/visits.ts'
import { useWords } from '#kit/language.ts'
import { ChipsField, ChoiceField } from '#kit/phone/field.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { FollowUps } from './follow-ups.tsx'
import type { Diary } from './use-diary.ts'
import { words } from './words.ts'

const mostNeeds = 8

/** Needs and mood as tags, and what follows from them. */
export const NeedsPart = ({ diary: { draft, change, errors } }: { diary: Diary }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  return (
    <>
      <section className="card report-part">
        <ChipsField
          label={say('needs')}
          optional={say('optional')}
          value={draft.needs}
          choices={needs.map((need) => ({ value: need, label: phrase(`visits.need.${need}`) }))}
          onChange={(chosen) => change({ needs: chosen.slice(0, mostNeeds) })}
        />
        <ChoiceField
          label={say('mood')}
          value={draft.mood ?? ''}
          choices={[
            ...moods.map((mood) => ({ value: mood as string, label: phrase(`visits.mood.${mood}`) })),
            { value: '', label: say('moodNone') },
          ]}
          onChoose={(mood) => change({ mood: (mood || null) as typeof draft.mood })}
        />
      </section>
      <section className="card report-part">
        <FollowUps value={draft.followUps} errors={errors} onChange={(followUps) => change({ followUps })} />
      </section>
    </>
  )
}
