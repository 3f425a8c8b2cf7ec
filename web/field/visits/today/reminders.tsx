import { listReminders, seeReminder } from '#contract/visits/plan.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** Before the month ends: to the worker first, then to the helper. Needs a network; without one the numbers above say the same. */
export const Reminders = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const { data } = useAnswer(listReminders, { params: { areaId } }, { fresh: 300_000 })
  const see = useSend(seeReminder)
  return data?.rows
    .filter(({ seenAt }) => !seenAt)
    .map(({ id, areaId: area, worker, month, short, mustOpen }) => (
      <div key={id} className="notice-asked reminder" role="status">
        <p>{say('reminder', { worker, month, short, must: mustOpen })}</p>
        <Button
          kind="text"
          busy={see.isPending}
          onClick={() => see.mutate({ params: { areaId: area, id } }, { onError: sayRefused })}
        >
          {say('seen')}
        </Button>
      </div>
    ))
}
