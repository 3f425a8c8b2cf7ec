import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { today } from '../days.ts'
import { useSayDay } from '../say-slot.ts'
import type { DutyDay, DutyPlace } from './duty.tsx'
import { words } from './words.ts'

const Place = ({ place, onSet, label }: { place: DutyPlace; onSet?: () => void; label: string }) => {
  const say = useWords(words)
  const acting = [place.a, place.b].find((p) => p?.accountId === place.acting)
  const text = (
    <>
      {acting?.name ?? <Light kind="warn">{say('unmanned')}</Light>}
      {acting && place.a && acting !== place.a && (
        <span className="soft small">
          {place.a.name} {say('away')}
        </span>
      )}
      {acting === place.a && place.b && <span className="soft small">B {place.b.name}</span>}
      {place.note && <span className="soft small">{place.note}</span>}
    </>
  )
  if (!onSet) return <span className="hall-place">{text}</span>
  return (
    <button type="button" className="hall-place" aria-label={`${say('dutyChange')} ${label}`} onClick={onSet}>
      {text}
    </button>
  )
}

type Props = {
  days: readonly DutyDay[]
  onSet?: (day: string, place: DutyPlace) => void
  onHandOver?: (day: string) => void
}

/** Days down, windows across; 带班 first. */
export const DutyTable = ({ days, onSet, onHandOver }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const sayDay = useSayDay()
  const places = days[0]?.places ?? []
  return (
    <div className="hall-scroll" tabIndex={0} role="region" aria-label={say('duty')}>
      <table className="hall-table">
        <thead>
          <tr>
            <th>{say('day')}</th>
            {places.map((p) => (
              <th key={p.windowNo}>
                {p.windowNo ? `${p.windowNo} ` : ''}
                {p.windowName}
              </th>
            ))}
            <th>
              <span className="spoken">{say('handOver')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((d) => (
            <tr key={d.day} className={d.open ? undefined : 'hall-closed'}>
              <th scope="row">
                {sayDay.day(d.day)}
                {d.kind !== 'usual' && <div className="soft small">{d.why ?? phrase(`matters.duty.${d.kind}`)}</div>}
              </th>
              {d.places.map((p) => (
                <td key={p.windowNo}>
                  {d.open && (
                    <Place
                      place={p}
                      label={`${sayDay.day(d.day)} ${p.windowName}`}
                      {...(onSet && d.day >= today() ? { onSet: () => onSet(d.day, p) } : {})}
                    />
                  )}
                </td>
              ))}
              <td>
                {onHandOver && d.open && d.day <= today() && (
                  <button type="button" className="hall-link" onClick={() => onHandOver(d.day)}>
                    {say('handOver')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
