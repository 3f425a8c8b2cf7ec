import type { OwnApplication } from '#contract/matters/own-applications.ts'

/** Everything missing, at once, each with how to get it right. */
export const MissingList = ({ things }: { things: OwnApplication['missingThings'] }) =>
  things.length > 0 && (
    <ol className="told-things">
      {things.map((thing, at) => (
        <li key={thing.key ?? at}>
          <span className="row-title">
            {at + 1}. {thing.zh}
          </span>
          {thing.hint && <span className="soft small"> {thing.hint}</span>}
        </li>
      ))}
    </ol>
  )
