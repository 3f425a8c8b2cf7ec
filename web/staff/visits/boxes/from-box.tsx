import { Link } from '@tanstack/react-router'
import { collectionOfCase } from '#contract/visits/boxes.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from './words.ts'

/** On the page of a case: the contact box its paper came from; nothing where it came from none. */
export const FromBox = ({ areaId, id }: { areaId: number; id: string }) => {
  const say = useWords(words)
  const query = useAnswer(collectionOfCase, { params: { areaId, id } }, { fresh: 300_000 })
  const collection = query.data?.collection
  if (!collection) return null
  return (
    <p className="soft">
      {say('fromBox')}{' '}
      <Link
        to={'/visits/boxes/$areaId/$id' as '/'}
        params={{ areaId: String(collection.areaId), id: collection.id } as never}
      >
        {say('fromBoxAt', { place: collection.place, at: sayInstant(collection.at) })}
      </Link>
    </p>
  )
}
