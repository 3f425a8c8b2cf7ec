import '../matters.css'
import './hall.css'
import { Alert, Button, Drawer, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { listBookings } from '#contract/matters/booking-desk.ts'
import { Page } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { today } from './days.ts'
import { BookFor } from './lobby/book-for.tsx'
import { BookingTable } from './lobby/booking-table.tsx'
import { CheckIn } from './lobby/check-in.tsx'
import { SlotsView } from './lobby/slots-view.tsx'
import { TakeTicket } from './lobby/take-ticket.tsx'
import { useLobbySearch } from './lobby/use-lobby-search.ts'
import { words } from './lobby/words.ts'
import { sayDayOf } from './say-hall.ts'
import { AtSite, SiteChoice, type ChosenSite } from './site-choice.tsx'
import { useSite } from './use-site.ts'

const watched = ['matters']

/** Whose time fell through, and who hasn't got another yet. */
const Displaced = ({ site, onSee }: { site: ChosenSite; onSee: () => void }) => {
  const say = useWords(words)
  const { data } = useAnswer(listBookings, {
    params: { areaId: site.areaId },
    query: { siteId: site.id, from: today(), state: 'displaced', limit: 1 },
  })
  const n = data?.counts['displaced'] ?? 0
  if (!n) return null
  return (
    <Alert
      className="unprinted"
      type="warning"
      showIcon
      title={say('displaced', { n })}
      action={
        <Button size="small" onClick={onSee}>
          {say('seeThem')}
        </Button>
      }
    />
  )
}

/** Who comes today, and who needs a number or a time? 预约与取号. */
export default function Lobby() {
  const say = useWords(words)
  const may = useMay()
  const chosen = useSite()
  const { site } = chosen
  const { search, change } = useLobbySearch()
  const [asks, ask] = useState<'take' | 'book'>()
  useLive(site?.areaId, watched)
  const close = () => ask(undefined)
  const view = search.view === 'slots' ? 'slots' : 'today'
  return (
    <Page
      title={say('title')}
      lead={site && `${site.name} · ${sayDayOf(site.today)}`}
      actions={
        <>
          <SiteChoice of={chosen} />
          {site && may('matters.book_for') && <Button onClick={() => ask('book')}>{say('bookFor')}</Button>}
          {site && may('matters.call') && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => ask('take')}>
              {say('take')}
            </Button>
          )}
        </>
      }
    >
      <AtSite of={chosen}>
        {(at) => (
          <div className="hall-stack">
            {may('matters.call') && <CheckIn site={at} />}
            <Displaced
              site={at}
              onSee={() => change({ view: undefined, state: 'displaced', from: today(), to: undefined })}
            />
            <div>
              <Segmented
                aria-label={say('view')}
                value={view}
                onChange={(to) => change({ view: to === 'slots' ? 'slots' : undefined })}
                options={[
                  { value: 'today', label: say('today') },
                  { value: 'slots', label: say('slots') },
                ]}
              />
            </div>
            {view === 'slots' ? (
              <SlotsView key={at.id} site={at} search={search} onChange={change} />
            ) : (
              <BookingTable key={at.id} site={at} search={search} onChange={change} />
            )}
            <Modal open={asks === 'take'} title={say('take')} footer={null} onCancel={close} destroyOnHidden>
              <TakeTicket site={at} onClose={close} />
            </Modal>
            <Drawer open={asks === 'book'} size={760} title={say('bookFor')} onClose={close} destroyOnHidden>
              <BookFor site={at} onClose={close} />
            </Drawer>
          </div>
        )}
      </AtSite>
    </Page>
  )
}
