import '../matters.css'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { getItem, listClasses } from '#contract/matters/catalogue.ts'
import { listSites } from '#contract/matters/hall-sites.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useHallArea, useMatterArea, useNearestFirst } from '../area.ts'
import { sayHours } from '../hall/hours.ts'
import { PickSlot, type Slot } from './pick-slot.tsx'
import { dayOf, saySlot } from './say-slot.ts'
import { useBook, type Whom } from './use-book.ts'
import { words } from './words.ts'

const PickClass = ({ onPick }: { onPick: (code: string) => void }) => {
  const say = useWords(words)
  useLanguage()
  const { areaId } = useMatterArea()
  const query = useAnswer(listClasses, areaId === undefined ? undefined : { params: { areaId } }, { fresh: 300_000 })
  return (
    <Answered query={query}>
      {({ rows }) => (
        <ChoiceField
          label={say('chooseClass')}
          value={undefined}
          choices={rows.filter((c) => c.active).map((c) => ({ value: c.code, label: pick(c) }))}
          onChoose={onPick}
        />
      )}
    </Answered>
  )
}

type Wish = { classCode: string; itemCode: string | undefined; siteId: string | undefined; day: string | undefined }

const Form = ({ classCode, itemCode, siteId: asked, day }: Wish) => {
  const say = useWords(words)
  useLanguage()
  const [, go] = useLocation()
  const area = useHallArea()
  const nearestFirst = useNearestFirst()
  const [siteId, setSite] = useState(asked)
  const [slot, setSlot] = useState<Slot>()
  const [whom, setWhom] = useState<Whom>({ for: 'self', name: '', phone: '' })
  const booking = useBook((made) => go(`/bookings/${made.areaId}/${made.id}?new=1`))
  const query = useAnswer(
    listSites,
    area === undefined ? undefined : { params: { areaId: area }, query: { class: classCode } },
  )
  const change = (part: Partial<Whom>) => setWhom({ ...whom, ...part })
  return (
    <Answered query={query}>
      {(found) => {
        const rows = nearestFirst(found.rows)
        const site = rows.find((s) => s.id === siteId) ?? rows[0]
        if (!site)
          return (
            <Empty icon="building" title={say('noSites')} about={say('noSitesAbout')}>
              <Link href="/ask" className="button button-quiet">
                {say('other')}
              </Link>
            </Empty>
          )
        return (
          <form
            className="screen-body"
            noValidate
            onSubmit={(e) => {
              e.preventDefault()
              if (slot) void booking.submit({ areaId: site.areaId, siteId: site.id, classCode, itemCode }, slot, whom)
            }}
          >
            <section className="card">
              <ChoiceField
                label={say('forWhom')}
                value={whom.for}
                choices={[
                  { value: 'self', label: say('self') },
                  { value: 'relative', label: say('relative') },
                ]}
                onChoose={(one) => change({ for: one })}
              />
              <TextField
                label={say(whom.for === 'relative' ? 'relativeName' : 'name')}
                hint={whom.for === 'self' ? say('nameHint') : undefined}
                autoComplete={whom.for === 'self' ? 'name' : 'off'}
                maxLength={40}
                value={whom.name}
                onChange={(e) => change({ name: e.target.value })}
                error={booking.faults.name}
              />
              {whom.for === 'relative' && (
                <TextField
                  label={say('relativePhone')}
                  hint={say('relativeHint')}
                  type="tel"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={11}
                  value={whom.phone}
                  onChange={(e) => change({ phone: e.target.value })}
                  error={booking.faults.phone}
                />
              )}
            </section>
            <section className="card">
              <ChoiceField
                label={say('where')}
                value={site.id}
                choices={rows.slice(0, 12).map((s) => ({ value: s.id, label: s.name }))}
                onChoose={(id) => {
                  setSite(id)
                  setSlot(undefined)
                }}
              />
              <p className="soft small">
                {site.address} · {site.today.why ? site.today.why.text : sayHours(site.today.spans)}
              </p>
            </section>
            <section className="card">
              <PickSlot
                areaId={site.areaId}
                siteId={site.id}
                classCode={classCode}
                day={site.id === asked ? day : undefined}
                value={slot}
                onPick={setSlot}
              />
            </section>
            {booking.error && (
              <p className="field-error" role="alert">
                {booking.error.message}
              </p>
            )}
            <Button type="submit" wide busy={booking.busy} disabled={!slot}>
              {slot ? say('confirmAt', { at: saySlot(slot) }) : say('chooseTime')}
            </Button>
          </form>
        )
      }}
    </Answered>
  )
}

/** A day of an address, unless it is over or none. */
const dayToCome = (day: string | null) =>
  day && /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= dayOf(new Date().toISOString()) ? day : undefined

/** 预约 (D06): for what, for whom, where, when. `?item=` or `?class=` says for what, `?site=` where, `?day=` when. */
export default function Book() {
  const say = useWords(words)
  useLanguage()
  const asked = new URLSearchParams(useSearch())
  const code = asked.get('item') ?? undefined
  const [picked, setPicked] = useState<string>()
  const { areaId } = useMatterArea()
  const item = useAnswer(getItem, areaId === undefined || !code ? undefined : { params: { areaId, code } })
  const classCode = picked ?? asked.get('class') ?? code?.split('.')[0]
  return (
    <Screen
      title={say('title')}
      lead={item.data ? pick(item.data) : say('lead')}
      up={code ? `/matters/${code}` : '/matters'}
    >
      {classCode ? (
        <Form
          key={classCode}
          classCode={classCode}
          itemCode={code}
          siteId={asked.get('site') ?? undefined}
          day={dayToCome(asked.get('day'))}
        />
      ) : (
        <PickClass onPick={setPicked} />
      )}
    </Screen>
  )
}
