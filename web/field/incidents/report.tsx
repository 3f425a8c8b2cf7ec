import './incidents.css'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { caseNumber } from '#contract/incidents/case-number.ts'
import type { Receipt, Source } from '#contract/incidents/incidents.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { ReportForm } from '#kit/report/report-form.tsx'
import { useReport, type Report as Reporting } from '#kit/report/use-report.ts'
import { words } from './words.ts'

type Found = 'grid_worker' | 'visit' | 'behalf'

/** How it came up; for a resident who asked, the number lets them follow and rate it. */
const Origin = ({ report }: { report: Reporting }) => {
  const say = useWords(words)
  const { extras } = report.draft
  const behalf = extras.reporterPhone !== undefined || extras.reporterName !== undefined
  const found: Found = behalf ? 'behalf' : extras.source === 'visit' ? 'visit' : 'grid_worker'
  const choose = (value: Found) =>
    report.change({
      extras: {
        source: (value === 'behalf' ? 'visit' : value) satisfies Source,
        ...(value === 'behalf' ? { reporterName: '', reporterPhone: '' } : {}),
      },
    })
  const change = (part: { reporterName?: string; reporterPhone?: string }) =>
    report.change({ extras: { ...extras, ...part } })
  return (
    <section className="card report-part">
      <ChoiceField
        label={say('source')}
        value={found}
        choices={[
          { value: 'grid_worker', label: say('onRound') },
          { value: 'visit', label: say('onVisit') },
          { value: 'behalf', label: say('behalf') },
        ]}
        onChoose={choose}
      />
      {behalf && (
        <>
          <TextField
            label={say('name')}
            optional={say('optional')}
            maxLength={50}
            autoComplete="off"
            value={extras.reporterName ?? ''}
            onChange={(e) => change({ reporterName: e.target.value })}
          />
          <TextField
            label={say('phone')}
            hint={say('phoneHint')}
            optional={say('optional')}
            type="tel"
            inputMode="numeric"
            maxLength={11}
            autoComplete="off"
            value={extras.reporterPhone ?? ''}
            error={report.errors.phone}
            onChange={(e) => change({ reporterPhone: e.target.value })}
          />
        </>
      )}
    </section>
  )
}

/** 上报: as short as a resident's, and ready to be handled at once. */
export default function Report() {
  const say = useWords(words)
  const [, go] = useLocation()
  const [receipt, setReceipt] = useState<Receipt>()
  const report = useReport({
    name: 'field-report',
    extras: { source: 'grid_worker' },
    onDone: (one) => {
      scrollTo(0, 0)
      setReceipt(one)
    },
  })
  if (receipt)
    return (
      <Screen title={say('reportTitle')}>
        <div className="state" role="status">
          <span className="state-mark">
            <Icon name="check" size={28} />
          </span>
          <h2>{say('reported', { number: caseNumber(receipt.number) })}</h2>
          <p className="soft">{receipt.areaName}</p>
        </div>
        <Link href={`/tasks/${receipt.areaId}/${receipt.id}`} className="button button-main button-wide">
          {say('open_it')}
        </Link>
        <Button kind="quiet" wide onClick={() => setReceipt(undefined)}>
          {say('next')}
        </Button>
      </Screen>
    )
  return (
    <Screen title={say('reportTitle')} lead={say('reportLead')}>
      <ReportForm
        report={report}
        extra={<Origin report={report} />}
        onJoined={({ areaId, id }) => go(`/tasks/${areaId}/${id}`)}
      />
    </Screen>
  )
}
