import { Alert, Button, Drawer, Input, Radio } from 'antd'
import { useState } from 'react'
import { type previewPlan, publishPlan, type Settlement } from '#contract/matters/hall-sites.ts'
import type { Answer } from '#contract/route.ts'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { sayHours } from '../say-hall.ts'
import { useSayDay } from '../say-slot.ts'
import { useTried } from './use-tried.ts'
import type { Plan, Proposed } from './use-change.ts'
import { words } from './words.ts'

type Tried = Answer<typeof previewPlan>
type Props = { plan: Plan; proposed: Proposed; onClose: () => void }
const ways = ['offer', 'cancel', 'keep'] as const

/** The days of the next four weeks on which something is different, and those on which departments come. */
const Days = ({ days }: Pick<Tried, 'days'>) => {
  const say = useWords(words)
  const sayDay = useSayDay()
  const other = days.filter((d) => d.slotsBefore !== d.slotsAfter || d.coming.length > 0)
  const sum = (of: 'slotsBefore' | 'slotsAfter') => days.reduce((n, d) => n + d[of], 0)
  const [before, after] = [sum('slotsBefore'), sum('slotsAfter')]
  const head = before === after ? say('same') : say('slots', { before, after })
  if (!other.length) return <p className="soft">{head}</p>
  return (
    <div className="hall-stack">
      <p>
        <strong>{head}</strong>
      </p>
      <div className="hall-scroll" tabIndex={0} role="region" aria-label={say('previewTitle')}>
        <table className="hall-table">
          <thead>
            <tr>
              <th>{say('day')}</th>
              <th>{say('time')}</th>
              <th className="number">{say('before')}</th>
              <th className="number">{say('after')}</th>
            </tr>
          </thead>
          <tbody>
            {other.map((d) => (
              <tr key={d.day}>
                <td>{sayDay.day(d.day)}</td>
                <td>
                  {d.why?.text ?? sayHours(d.spans)}
                  {d.coming.length > 0 && <div className="soft small">{sayList(d.coming)}</div>}
                </td>
                <td className="number">{d.slotsBefore}</td>
                <td className="number">
                  <strong>{d.slotsAfter}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const Affected = ({ affected }: Pick<Tried, 'affected'>) => {
  const say = useWords(words)
  const sayDay = useSayDay()
  return (
    <ul className="hall-affected">
      {affected.slice(0, 50).map((b) => (
        <li key={b.id}>
          <span className="figure">{sayDay.slot(b.from)}</span>
          <span>{b.name}</span>
          <span className="soft">
            {say('windowNo', { no: b.windowNo })} · {b.number}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What would this change do, and what becomes of those who booked? Nothing is published before that is answered. */
export const Preview = ({ plan, proposed, onClose }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const params = { areaId: plan.site.areaId, siteId: plan.site.id }
  const tried = useTried(params, proposed.change)
  const publish = useSend(publishPlan)
  const [how, setHow] = useState<Settlement>()
  const [reason, setReason] = useState(proposed.reason ?? '')
  const n = tried.data?.affected.length ?? 0
  const asksReason = n > 0 && how !== undefined && how !== 'keep'
  const ready = tried.data && (n === 0 || (how && (!asksReason || reason.trim())))
  const send = () =>
    publish.mutate(
      {
        params,
        body: {
          change: proposed.change,
          version: plan.site.version,
          ...(n && how ? { affected: how } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
      },
      {
        onSuccess: (done) => {
          sayDone(
            done.offered
              ? say('publishedOffered', { n: done.affected, offered: done.offered })
              : done.affected
                ? say('publishedWith', { n: done.affected })
                : say('published'),
          )
          proposed.onDone?.()
          onClose()
        },
        onError: () => void tried.refetch(),
      },
    )
  const about = { offer: 'offerAbout', cancel: 'cancelAbout', keep: 'keepAbout' } as const
  return (
    <Drawer open size={640} title={proposed.title} onClose={onClose}>
      <Answered query={tried}>
        {({ days, affected }) => (
          <div className="hall-stack">
            <Days days={days} />
            {n > 0 ? (
              <>
                <Alert type="warning" showIcon title={say('affectedN', { n })} />
                <Affected affected={affected} />
                <Radio.Group
                  className="hall-radios"
                  aria-label={say('affectedN', { n })}
                  value={how}
                  onChange={(e) => setHow(e.target.value as Settlement)}
                  options={ways.map((value) => ({
                    value,
                    label: (
                      <>
                        {phrase(`matters.settle.${value}`)}
                        <span className="soft small hall-way">{say(about[value])}</span>
                      </>
                    ),
                  }))}
                />
                {asksReason && (
                  <label className="hall-field">
                    <span>{say('reason')}</span>
                    <Input
                      maxLength={100}
                      placeholder={say('reasonPlace')}
                      value={reason}
                      onChange={(e) => setReason(e.target.value)}
                    />
                  </label>
                )}
              </>
            ) : (
              <p className="soft">{say('nobody')}</p>
            )}
            {publish.error && <Alert type="error" showIcon title={publish.error.message} role="alert" />}
            <div className="form-end">
              <Button type="primary" disabled={!ready} loading={publish.isPending} onClick={send}>
                {say('publish')}
              </Button>
              <Button onClick={onClose}>{say('cancel')}</Button>
            </div>
          </div>
        )}
      </Answered>
    </Drawer>
  )
}
