import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { applicationNumber } from '#contract/matters/application-number.ts'
import type { ItemForApplicant } from '#contract/matters/window.ts'
import { sayDay } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { ItemForm } from '../form/item-form.tsx'
import { useNameOf } from '../form/name-of.ts'
import type { Intake } from './use-intake.ts'
import { words } from './words.ts'

type Props = { matter: ItemForApplicant; intake: Intake; strict: boolean; onChange: () => void }

/** The matter: who decides it, what is known already, and the questions left. */
export const MatterCard = ({ matter, intake, strict, onChange }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const { item } = matter
  const { worked, corrected, correct, values, setValues } = intake
  const fieldOf = (key: string) => item.form.fields.find((f) => f.key === key)
  const labelOf = (key: string) => nameOf(fieldOf(key) ?? { zh: key, en: key })
  const shown = matter.prefilled.filter((p) => fieldOf(p.key))
  const [open] = matter.openAlready
  return (
    <div className="window-matter">
      <header>
        <h3 className="window-title">
          {nameOf(item)}
          <Button size="small" type="link" onClick={onChange}>
            {say('changeItem')}
          </Button>
        </h3>
        <p className="window-marks">
          {item.atOnce ? (
            <span className="mark mark-good">{say('atOnce')}</span>
          ) : (
            <span className="mark mark-still">{say('days', { n: item.limits.promisedDays })}</span>
          )}
          {item.fee.free && <span className="mark mark-still">{say('free')}</span>}
          {item.example && <span className="mark mark-still">{say('example')}</span>}
          <span className="soft small">
            {matter.decidedBy ? say('decidedBy', { who: matter.decidedBy }) : say('decidedHere')}
          </span>
        </p>
        <p className="soft small">
          {say('guide')}：{item.applicants}
        </p>
      </header>
      {!matter.mayAccept && (
        <Alert type="warning" showIcon title={say('notHere', { where: matter.decidedBy ?? '-' })} />
      )}
      {open && (
        <Alert
          type="warning"
          showIcon
          title={say('openAlready', { number: applicationNumber(open.number) })}
          action={
            <Link to="/matters/applications/$areaId/$id" params={{ areaId: String(open.areaId), id: open.id }}>
              {say('openCase')}
            </Link>
          }
        />
      )}
      {shown.length > 0 && (
        <section className="window-known" aria-label={say('known')}>
          <h4>{say('known')}</h4>
          <ul>
            {shown.map((p) => (
              <li key={p.key}>
                <span className="soft small">{labelOf(p.key)}</span>
                {corrected.has(p.key) ? (
                  <Button size="small" type="link" className="window-back" onClick={() => correct(p.key, false)}>
                    {say('useKnown', { name: labelOf(p.key) })}
                  </Button>
                ) : (
                  <>
                    <span title={`${p.source.label} ${sayDay(p.source.onDay)}`}>{p.text}</span>
                    <Button
                      size="small"
                      type="link"
                      aria-label={say('correct', { name: labelOf(p.key) })}
                      title={say('correct', { name: labelOf(p.key) })}
                      icon={<Icon name="pen" size={14} />}
                      onClick={() => correct(p.key, true)}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section id="window-form" aria-label={say('asked')}>
        <h4>{say('asked')}</h4>
        {worked && worked.asked.length > 0 ? (
          <ItemForm
            fields={worked.asked}
            values={values}
            onChange={setValues}
            faults={worked.faults}
            known={worked.known}
            strict={strict}
          />
        ) : (
          <p className="soft">{say('nothingAsked')}</p>
        )}
      </section>
    </div>
  )
}
