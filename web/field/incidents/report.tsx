import './incidents.css'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Source } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { ReportForm } from '#kit/report/report-form.tsx'
import { useReport, type Report as Reporting } from '#kit/report/use-report.ts'
import { useConnected } from '#kit/use-connected.ts'
import { useSession } from '#kit/session.ts'
import { useField } from '../store/index.ts'
import { KeptCategory } from './kept-category.tsx'
import { ReportKept } from './report-kept.tsx'
import { useKeptReport } from './use-kept-report.ts'
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

type Reported = { areaId: number; id: string; number?: number; areaName?: string }
type Props = { onDone: (one: Reported) => void; onJoined: (one: Reported) => void }

/** Straight to the server: where this phone keeps nothing. */
const OnlineReport = ({ onDone, onJoined }: Props) => {
  const report = useReport({ name: 'field-report', extras: { source: 'grid_worker' }, onDone })
  return <ReportForm report={report} extra={<Origin report={report} />} onJoined={onJoined} />
}

/** Through the outbox: with or without a network. */
const KeptReport = ({ areaId, mend, onDone, onJoined }: Props & { areaId: number; mend: string | null }) => {
  const say = useWords(words)
  const { pack } = useField()
  const connected = useConnected()
  const report = useKeptReport({ areaId, extras: { source: 'grid_worker' }, mend, onDone })
  return (
    <>
      {mend && (
        <p className="report-restored" role="status">
          {say('mending')}
        </p>
      )}
      <ReportForm
        report={report}
        extra={<Origin report={report} />}
        category={
          connected || !pack ? undefined : (
            <KeptCategory
              categories={pack.categories}
              text={report.draft.text}
              value={report.draft.category}
              onChange={(category) => report.change({ category })}
            />
          )
        }
        onJoined={onJoined}
      />
    </>
  )
}

/** 上报: as short as a resident's, and ready to be handled at once. */
export default function Report() {
  const say = useWords(words)
  const [, go] = useLocation()
  const { state } = useField()
  const { data: session } = useSession()
  const [done, setDone] = useState<Reported>()
  const areaId = session?.areaId
  const mend = new URLSearchParams(useSearch()).get('mend')
  const onDone = (one: Reported) => {
    scrollTo(0, 0)
    setDone(one)
  }
  const onJoined = ({ areaId: area, id }: Reported) => go(`/tasks/${area}/${id}`)
  if (done) return <ReportKept report={done} onNext={() => setDone(undefined)} />
  return (
    <Screen title={say('reportTitle')} lead={say('reportLead')}>
      {state === 'ready' && areaId ? (
        <KeptReport key={mend} areaId={areaId} mend={mend} onDone={onDone} onJoined={onJoined} />
      ) : (
        <OnlineReport onDone={onDone} onJoined={onJoined} />
      )}
    </Screen>
  )
}
