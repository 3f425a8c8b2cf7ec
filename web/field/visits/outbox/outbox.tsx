import '../../incidents/incidents.css'
import '../visits.css'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { syncNow, useField, type OutboxItem } from '../../store/index.ts'
import { ItemCard } from './item-card.tsx'
import { words } from './words.ts'

const Some = ({ title, items }: { title: string; items: readonly OutboxItem[] }) =>
  items.length > 0 && (
    <section className="titled">
      <h2>{title}</h2>
      <ul className="tasks">
        {items.map((item) => (
          <ItemCard key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )

/** 待提交: everything that isn't at the server yet, what became of it, and what waits for a decision. */
export default function Outbox() {
  const say = useWords(words)
  const { outbox, unsent, hold, syncing, lastSyncAt } = useField()
  const is = (...states: OutboxItem['state'][]) => outbox.filter(({ state }) => states.includes(state))
  const done = is('done').toReversed()
  return (
    <Screen title={say('title')} lead={unsent ? say('lead', { n: unsent }) : say('leadNone')} up="/me">
      {hold && (
        <p className="notice-asked" role="status">
          {say(hold)}
        </p>
      )}
      {lastSyncAt && (
        <p className="soft small">{say('lastSync', { at: sayAgo(new Date(lastSyncAt).toISOString()) })}</p>
      )}
      <Button kind="quiet" wide busy={syncing} onClick={() => void syncNow()}>
        {say('syncNow')}
      </Button>
      {!outbox.length && <Empty title={say('none')} icon="check" />}
      <Some title={say('yours')} items={is('conflict', 'refused')} />
      <Some title={say('onTheWay')} items={is('sending', 'waiting')} />
      <Some title={say('done')} items={done} />
    </Screen>
  )
}
