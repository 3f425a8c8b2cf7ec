import '../matters.css'
import { signOut } from '#contract/access/session.ts'
import { myEvaluations } from '#contract/matters/evaluation.ts'
import { countMyNotices } from '#contract/matters/notices.ts'
import { myTickets } from '#contract/matters/tickets.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { useSessionSend } from '#kit/session.ts'
import { Light } from '#kit/states/light.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { Inside } from '../inside.tsx'
import { words } from './words.ts'

const Own = () => {
  const say = useWords(words)
  const tickets = useAnswer(myTickets, {}, { every: 30_000 })
  const evaluations = useAnswer(myEvaluations, {})
  const notices = useAnswer(countMyNotices, {})
  const leave = useSessionSend(signOut)
  const waiting = tickets.data?.rows.filter((t) => !['done', 'cancelled'].includes(t.state)) ?? []
  const unread = notices.data?.unread ?? 0
  return (
    <>
      {waiting.length > 0 && (
        <section>
          <h2 className="section-title">{say('tickets')}</h2>
          <div className="rows">
            {waiting.map((t) => (
              <LinkRow
                key={t.id}
                href={t.link}
                icon="clock"
                title={t.name}
                about={say('ticketAbout', { site: t.siteName, queue: t.queueName })}
              />
            ))}
          </div>
        </section>
      )}
      <nav className="rows" aria-label={say('title')}>
        <LinkRow
          href="/notices"
          icon="bell"
          title={say('notices')}
          end={unread > 0 && <Light kind="info">{say('unread', { n: unread })}</Light>}
        />
        <LinkRow href="/bookings" icon="clock" title={say('bookings')} about={say('bookingsAbout')} />
        <LinkRow href="/applications" icon="work" title={say('applications')} about={say('applicationsAbout')} />
        <LinkRow href="/agency" icon="people" title={say('agency')} about={say('agencyAbout')} />
        <LinkRow href="/questions" icon="chat" title={say('questions')} about={say('questionsAbout')} />
        <LinkRow href="/door-messages" icon="home" title={say('door')} about={say('doorAbout')} />
        <LinkRow href="/certificates" icon="shield" title={say('certificates')} about={say('certificatesAbout')} />
      </nav>
      {evaluations.data && evaluations.data.rows.length > 0 && (
        <section>
          <h2 className="section-title">{say('evaluate')}</h2>
          <div className="rows">
            {evaluations.data.rows.map((e) => (
              <LinkRow key={e.token} href={`/evaluate/${e.token}`} icon="star" title={e.title} about={e.place} />
            ))}
          </div>
        </section>
      )}
      <Button kind="text" busy={leave.isPending} onClick={() => leave.mutate({}, { onError: sayRefused })}>
        {say('signOut')}
      </Button>
    </>
  )
}

/** 我的办事: everything of mine in the hall, one press away. */
export default function MyMatters() {
  const say = useWords(words)
  return (
    <Screen title={say('title')} lead={say('lead')} up="/">
      <Inside why={say('signIn')}>
        <Own />
      </Inside>
    </Screen>
  )
}
