import '../matters.css'
import './hall.css'
import { Button } from 'antd'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { CurrentTicket } from './desk/current-ticket.tsx'
import { Aside, Queues, Waiting } from './desk/queues.tsx'
import { useDesk, type Desk } from './desk/use-desk.ts'
import { useDeskKeys } from './desk/use-desk-keys.ts'
import { WindowChooser } from './desk/window-chooser.tsx'
import { WindowsNow } from './desk/windows-now.tsx'
import { words } from './desk/words.ts'
import { sayDayOf } from './say-hall.ts'
import { AtSite, SiteChoice, type ChosenSite } from './site-choice.tsx'
import { useSite } from './use-site.ts'

type At = ReturnType<typeof useDesk>

/** Hands are free: one large button. */
const Free = ({ desk, at, no }: { desk: Desk; at: At; no: number }) => {
  const say = useWords(words)
  const open = at.mine?.state === 'open'
  const call = async () => {
    if ((await at.next(no)) === null) sayDone(say('nobody'))
  }
  useDeskKeys(open && !at.calling ? { F2: () => void call() } : {})
  return (
    <section className="panel hall-current hall-free">
      <p className="hall-free-count">{desk.next.length ? say('waitHere', { n: desk.next.length }) : say('nobody')}</p>
      <Button type="primary" size="large" disabled={!open} loading={at.calling} onClick={() => void call()}>
        {say('callNext')} <kbd>F2</kbd>
      </Button>
      {!open && <p className="soft">{say('notOpen')}</p>}
    </section>
  )
}

const AtDesk = ({ site }: { site: ChosenSite }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const at = useDesk(site)
  const { mine } = at
  return (
    <Answered query={at.query}>
      {(desk) => (
        <>
          {desk.today.why && !mine && <Empty icon="clock" title={desk.today.why.text} />}
          <div className="hall-desk">
            <div className="hall-main">
              {mine ? (
                <>
                  <div className="panel hall-mine">
                    <strong className="hall-mine-no">{say('window', { no: mine.no })}</strong>
                    <span className="soft">{mine.name}</span>
                    <Light kind={mine.state === 'open' ? 'good' : 'still'}>
                      {phrase(`matters.window.${mine.state}`)}
                    </Light>
                    <span className="hall-mine-ways">
                      <Button
                        disabled={at.changing}
                        onClick={() => at.change(mine.no, mine.state === 'open' ? 'paused' : 'open')}
                      >
                        {say(mine.state === 'open' ? 'pause' : 'goOn')}
                      </Button>
                      <Button
                        disabled={at.changing || desk.current !== null}
                        onClick={() =>
                          at.change(mine.no, 'closed', () =>
                            sayDone(say('closed', { no: mine.no }), () => at.change(mine.no, 'open')),
                          )
                        }
                      >
                        {say('close')}
                      </Button>
                    </span>
                  </div>
                  {desk.current ? (
                    <CurrentTicket
                      key={desk.current.id}
                      ticket={desk.current}
                      desk={desk}
                      onNext={() => void at.next(mine.no)}
                    />
                  ) : (
                    <Free desk={desk} at={at} no={mine.no} />
                  )}
                </>
              ) : (
                <WindowChooser desk={desk} areaId={site.areaId} busy={at.changing} onChange={at.change} />
              )}
              <Waiting desk={desk} mine={Boolean(mine)} />
            </div>
            <div className="hall-side">
              <Queues desk={desk} />
              <Aside desk={desk} windowNo={mine?.state === 'open' ? mine.no : undefined} />
              {mine && <WindowsNow desk={desk} mine={mine.no} />}
            </div>
          </div>
        </>
      )}
    </Answered>
  )
}

/** Who is next? 窗口叫号台. */
export default function CallingDesk() {
  const say = useWords(words)
  const chosen = useSite()
  const { site } = chosen
  return (
    <Page
      title={say('title')}
      lead={site && `${site.name} · ${say('today', { hours: sayDayOf(site.today) })}`}
      actions={
        <>
          <span className="soft small window-keys">{say('keys')}</span>
          <SiteChoice of={chosen} />
        </>
      }
    >
      <AtSite of={chosen}>{(at) => <AtDesk key={at.id} site={at} />}</AtSite>
    </Page>
  )
}
