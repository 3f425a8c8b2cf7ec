import './incidents.css'
import '../territory/territory.css'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { caseNumber } from '#contract/incidents/case-number.ts'
import type { Receipt } from '#contract/incidents/incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { DeadlineLight } from '#kit/states/light.tsx'
import { GridWorkers } from '../territory/grid-workers.tsx'
import { words } from './words.ts'

/** 回执: the number, who has it, until when, and what happens next. */
export const ReceiptScreen = ({ receipt }: { receipt: Receipt }) => {
  const say = useWords(words)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { areaId, id, number, areaName, gridNo, dueAt } = receipt
  return (
    <div className="screen receipt">
      <header className="receipt-head">
        <span className="receipt-mark">
          <Icon name="check" size={34} />
        </span>
        <h1 ref={head} tabIndex={-1}>
          {say('receiptTitle')}
        </h1>
        <p className="soft">
          {say('receiptNumber')} <strong className="receipt-number">{caseNumber(number)}</strong>
        </p>
      </header>
      <section className="card">
        <h2>{say('receiptWho')}</h2>
        {gridNo === null ? (
          <p>{say('receiptDesk', { area: areaName })}</p>
        ) : (
          <GridWorkers areaId={areaId} gridNo={gridNo} />
        )}
      </section>
      {dueAt && (
        <section className="card">
          <h2>{say('receiptUntil')}</h2>
          <p className="receipt-due">
            {sayInstant(dueAt)} <DeadlineLight dueAt={dueAt} />
          </p>
        </section>
      )}
      <section className="card">
        <h2>{say('receiptNext')}</h2>
        <ol className="receipt-steps">
          {(['next1', 'next2', 'next3'] as const).map((key) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ol>
      </section>
      <Link href={`/case/${areaId}/${id}`} className="button button-main button-wide">
        {say('follow')}
      </Link>
      <Link href="/report" className="button button-quiet button-wide">
        {say('another')}
      </Link>
    </div>
  )
}
