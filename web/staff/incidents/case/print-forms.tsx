import { Button } from 'antd'
import { printForms, printIncidentForm, type PrintForm } from '#contract/incidents/incident-forms.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { openFile } from '#kit/download.ts'
import { useWords } from '#kit/language.ts'
import { Icon } from '#kit/icon.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from '../words.ts'

/** Which moves must have happened before a form says anything. */
const after: Record<PrintForm, readonly string[]> = {
  assignment: ['assign', 'transfer', 'check_in', 'start_joint'],
  whistle: ['whistle'],
  'check-in': ['check_in'],
  supervision: ['urge', 'yellow_card', 'red_card'],
  delay: ['ask_delay'],
  accepted: ['accept', 'confirm', 'answer', 'raise', 'self_handle'],
  rejected: ['reject'],
}

type Line = { form: PrintForm; organisationId: number | undefined; of: string; ready: boolean }

/** 打印: the forms this case has come to; a receipt for each department that checked in. */
export const PrintForms = ({ detail }: { detail: IncidentDetail }) => {
  const say = useWords(words)
  const happened = new Set(detail.steps.map((step) => step.move))
  const lines = printForms.flatMap((form): Line[] => {
    if (form !== 'check-in')
      return [{ form, organisationId: undefined, of: '', ready: after[form].some((m) => happened.has(m)) }]
    const receipts = detail.tasks.filter((task) => task.checkedInAt)
    if (!receipts.length) return [{ form, organisationId: undefined, of: '', ready: false }]
    return receipts.map((task) => ({ form, organisationId: task.organisationId, of: task.organisation, ready: true }))
  })
  const print = (form: PrintForm, organisationId: number | undefined) =>
    openFile(printIncidentForm, {
      params: { areaId: detail.areaId, id: detail.id, form },
      query: organisationId ? { organisationId } : {},
    }).catch(sayRefused)
  return (
    <>
      <p className="soft small">{say('printAbout')}</p>
      <ul className="print-forms">
        {lines.map(({ form, organisationId, of, ready }) => (
          <li key={`${form}.${organisationId ?? ''}`}>
            <span className={ready ? undefined : 'soft'}>
              {say(`form.${form}`)}
              {of && <span className="soft"> · {of}</span>}
            </span>
            <Button
              size="small"
              disabled={!ready}
              icon={<Icon name="print" size={14} />}
              onClick={() => void print(form, organisationId)}
            >
              {say('printOne')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
