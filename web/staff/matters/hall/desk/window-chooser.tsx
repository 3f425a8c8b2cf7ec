import { Button } from 'antd'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useMay } from '#kit/session.ts'
import { Light } from '#kit/states/light.tsx'
import { useClassNames } from '../use-class-names.ts'
import type { Desk } from './use-desk.ts'
import { words } from './words.ts'

type Props = {
  desk: Desk
  areaId: number
  busy: boolean
  onChange: (no: number, state: 'open' | 'closed') => void
}

/** The windows of the hall, to sit down at one. */
export const WindowChooser = ({ desk, areaId, busy, onChange }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()('matters.hall')
  const names = useClassNames(areaId)
  return (
    <section className="panel">
      <h2 className="hall-choose">{say('chooseWindow')}</h2>
      <ul className="hall-windows">
        {desk.windows.map((w) => (
          <li key={w.no} className="hall-window">
            <strong>{say('window', { no: w.no })}</strong>
            <span>{w.name}</span>
            <span className="soft small">
              {w.classes.includes('*') ? say('everything') : sayList(w.classes.map(names))}
            </span>
            {w.accountId ? (
              <>
                <Light kind={w.state === 'open' ? 'good' : 'still'}>{phrase(`matters.window.${w.state}`)}</Light>
                <span className="soft small">{say('takenBy', { name: w.clerk ?? '' })}</span>
                {may && (
                  <Button size="small" disabled={busy} onClick={() => onChange(w.no, 'closed')}>
                    {say('closeOther')}
                  </Button>
                )}
              </>
            ) : (
              <Button
                type="primary"
                disabled={busy}
                aria-label={`${say('openHere')} ${say('window', { no: w.no })}`}
                onClick={() => onChange(w.no, 'open')}
              >
                {say('openHere')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
