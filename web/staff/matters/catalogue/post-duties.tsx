import { listPostDuties, savePostDuty } from '#contract/matters/catalogue-admin.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { ColleaguePicker } from '../../incidents/move/colleague-picker.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

/** AB 岗: who handles the matters of a post, and who stands in. */
export const PostDuties = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const query = useAnswer(listPostDuties, { params: { areaId } })
  const save = useSend(savePostDuty)
  return (
    <Answered query={query}>
      {({ rows }) => (
        <ul className="admin-list">
          {rows.map((row) => {
            const [a, b] = [row.a?.accountId ?? null, row.b?.accountId ?? null]
            const write = (body: { a: string | null; b: string | null }) =>
              save.mutate(
                { params: { areaId: row.areaId, post: row.post }, body },
                { onSuccess: () => sayDone(say('saved')), onError: sayRefused },
              )
            return (
              <li key={row.post}>
                <span className="admin-list-main">
                  {nameOf(row)}
                  <span className="soft small cell-second">
                    {say('itemsN', { n: row.items })} · {say('today', { name: row.today ?? say('desk') })}
                  </span>
                </span>
                <label className="matter-field post-of">
                  {say('postA')}
                  <ColleaguePicker
                    areaId={areaId}
                    value={a ?? undefined}
                    onChange={(id) => write({ a: id ?? null, b })}
                  />
                </label>
                <label className="matter-field post-of">
                  {say('postB')}
                  <ColleaguePicker
                    areaId={areaId}
                    value={b ?? undefined}
                    onChange={(id) => write({ a, b: id ?? null })}
                  />
                </label>
              </li>
            )
          })}
        </ul>
      )}
    </Answered>
  )
}
