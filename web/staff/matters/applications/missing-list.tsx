import type { MissingThing } from '#contract/matters/applications.ts'
import { useWords } from '#kit/language.ts'
import type { z } from 'zod'
import { words } from './words.ts'

/** Everything missing, at once. */
export const MissingList = ({ things }: { things: readonly z.infer<typeof MissingThing>[] }) => {
  const say = useWords(words)
  if (!things.length) return null
  return (
    <section className="missing">
      <h3>{say('missingThings')}</h3>
      <ol className="window-missing">
        {things.map((thing) => (
          <li key={`${thing.kind}.${thing.key ?? thing.zh}`}>
            {thing.zh}
            {thing.hint && thing.hint !== thing.zh && <span className="soft small"> {thing.hint}</span>}
            {thing.told && <span className="mark mark-still">{say('told')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
