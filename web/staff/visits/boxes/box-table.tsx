import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ContactBox } from '#contract/visits/boxes.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { words } from './words.ts'

/** Every box: when it was emptied last, whether it is due, and the way to its records. */
export const BoxTable = ({ rows, onEdit }: { rows: readonly ContactBox[]; onEdit: (box: ContactBox) => void }) => {
  const say = useWords(words)
  const may = useMay()
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('boxes')}>
      <table className="plain plain-even">
        <thead>
          <tr>
            <th scope="col">{say('place')}</th>
            <th scope="col" className="number">
              {say('grid')}
            </th>
            <th scope="col">{say('everyDays')}</th>
            <th scope="col">{say('last')}</th>
            <th scope="col" aria-label={say('edit')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((box) => (
            <tr key={box.id}>
              <th scope="row">
                <Link to={'/visits/boxes' as '/'} search={{ area: String(box.areaId), boxId: box.id } as never}>
                  {box.place}
                </Link>
                {box.note && <p className="soft small">{box.note}</p>}
              </th>
              <td className="number">{box.gridNo ?? '-'}</td>
              <td>{say('everyN', { n: box.everyDays })}</td>
              <td>
                {box.lastAt ? say('lastBy', { at: sayInstant(box.lastAt), by: box.lastBy ?? '-' }) : say('never')}{' '}
                {box.due && <span className="mark mark-warn">{say('due')}</span>}
                {box.closedOn && <span className="mark">{say('closed')}</span>}
              </td>
              <td>
                <span className="case-buttons unprinted">
                  {may('visits.record') && !box.closedOn && (
                    <Link
                      to={'/visits/boxes/record' as '/'}
                      search={{ area: String(box.areaId), box: box.id } as never}
                    >
                      {say('record')}
                    </Link>
                  )}
                  {may('visits.configure') && (
                    <Button size="small" onClick={() => onEdit(box)}>
                      {say('edit')}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
