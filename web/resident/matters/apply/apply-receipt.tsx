import '../../incidents/incidents.css'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { applicationNumber } from '#contract/matters/application-number.ts'
import { sayInstant } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { MissingList } from './missing-list.tsx'
import type { ApplyReceipt } from './use-apply.ts'
import { words } from './words.ts'

/** 回执: the number, what is missing if anything, until when one hears. */
export const ApplyReceiptScreen = ({ receipt }: { receipt: ApplyReceipt }) => {
  const say = useWords(words)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { areaId, id, number, missing, dueAt, itemZh, areaName } = receipt
  return (
    <div className="screen receipt">
      <header className="receipt-head">
        <span className="receipt-mark">
          <Icon name="check" size={34} />
        </span>
        <h1 ref={head} tabIndex={-1}>
          {say('receipt')}
        </h1>
        <p className="soft">
          {say('number')} <strong className="receipt-number">{applicationNumber(number)}</strong>
        </p>
        <p className="soft small">
          {itemZh} · {areaName}
        </p>
      </header>
      <section className={`card${missing.length ? ' wanted' : ''}`}>
        <h2>{missing.length ? say('receiptMissing', { n: missing.length }) : say('receiptFull')}</h2>
        <MissingList things={missing} />
        {dueAt && <p className="soft small">{say('until', { at: sayInstant(dueAt) })}</p>}
      </section>
      <Link href={`/applications/${areaId}/${id}`} className="button button-main button-wide">
        {say('follow')}
      </Link>
      <Link href="/matters" className="button button-quiet button-wide">
        {say('another')}
      </Link>
    </div>
  )
}
