import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { applicationNumber } from '#contract/matters/application-number.ts'
import { printApplication } from '#contract/matters/application-lists.ts'
import type { ApplicationReceipt } from '#contract/matters/applications.ts'
import { openFile } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { EvaluationCode } from '../part/evaluation-code.tsx'
import { words } from './words.ts'

type Props = { receipt: ApplicationReceipt; onNext: () => void; onSame: () => void }

/** What came of it: the number, the paper to hand over, and the next one. */
export const ReceiptCard = ({ receipt, onNext, onSame }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { areaId, id } = receipt
  // the newest paper first: that is the one to hand over
  const prints = receipt.prints.toReversed()
  const print = (form: (typeof prints)[number]) =>
    openFile(printApplication, { params: { areaId, id, form } }).catch(sayRefused)
  return (
    <section className="panel window-receipt" aria-label={say('received')}>
      <div>
        <p className="window-done">
          <Icon name="check" size={28} />
          <strong>{phrase(`matters.state.${receipt.state}`)}</strong>
          <span className="figure">{applicationNumber(receipt.number)}</span>
        </p>
        <h2>{receipt.itemZh}</h2>
        {receipt.dueAt && <p className="soft">{say('due', { at: sayInstant(receipt.dueAt) })}</p>}
        {receipt.missing.length > 0 && (
          <ol className="window-missing">
            {receipt.missing.map((thing) => (
              <li key={`${thing.kind}.${thing.key ?? thing.zh}`}>
                {thing.zh}
                {thing.hint && thing.hint !== thing.zh && <span className="soft small"> {thing.hint}</span>}
              </li>
            ))}
          </ol>
        )}
        <div className="form-end">
          {prints.map((form, at) => (
            <Button
              key={form}
              ref={at === 0 ? first : undefined}
              type={at === 0 ? 'primary' : 'default'}
              icon={<Icon name="print" size={16} />}
              onClick={() => void print(form)}
            >
              {say('printForm', { form: phrase(`matters.form.${form}`) })}
            </Button>
          ))}
          <Button ref={prints.length ? undefined : first} onClick={onNext}>
            {say('nextOne')}
          </Button>
          <Button onClick={onSame}>{say('sameOne')}</Button>
          <Link to="/matters/applications/$areaId/$id" params={{ areaId: String(areaId), id }}>
            {say('openCase')}
          </Link>
        </div>
      </div>
      {receipt.state === 'done' && <EvaluationCode areaId={areaId} service="application" refId={id} />}
    </section>
  )
}
