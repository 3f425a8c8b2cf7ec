import './incidents.css'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { sources, type Receipt, type Source } from '#contract/incidents/incidents.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DeskForm } from './report/desk-form.tsx'
import { words } from './report/words.ts'

/** Somebody stands at the window or is on the phone: what happened, and where? */
export default function NewReport() {
  const say = useWords(words)
  const may = useMay()
  const { data: session } = useSession()
  const asked = useSearch({ strict: false }) as { source?: string }
  const source = sources.includes(asked.source as Source) ? (asked.source as Source) : 'window'
  const [receipt, setReceipt] = useState<Receipt>()
  const lead = source === 'window' ? 'leadWindow' : source === 'hotline' ? 'leadHotline' : 'lead'
  if (!may('incidents.report') || !session?.areaId) return <Empty icon="shield" title={say('forbidden')} />
  return (
    <Page title={say('title')} lead={receipt ? undefined : say(lead)}>
      {receipt ? (
        <Empty
          icon="check"
          title={say('done')}
          about={say('doneAbout', { number: caseNumber(receipt.number), area: receipt.areaName })}
        >
          <Link
            to="/incidents/$areaId/$id"
            params={{ areaId: String(receipt.areaId), id: receipt.id }}
            className="link-button"
          >
            {say('open')}
          </Link>
          <Button onClick={() => setReceipt(undefined)}>{say('another')}</Button>
        </Empty>
      ) : (
        <DeskForm key={source} areaId={session.areaId} source={source} onDone={setReceipt} />
      )}
    </Page>
  )
}
