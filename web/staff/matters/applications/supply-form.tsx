import { Alert, Button, Checkbox, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { checkForm } from '#contract/matters/check-form.ts'
import { applicationMoveRoutes, type ApplicationDetail } from '#contract/matters/applications.ts'
import type { FormValues } from '#contract/matters/forms.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { ItemForm } from '../form/item-form.tsx'
import { PaperList } from '../window/paper-list.tsx'
import type { Ticked } from '../window/use-intake.ts'
import { words } from './words.ts'

/** 收补正材料: only what is missing is asked, papers and answers in one form. */
export const SupplyForm = ({ detail, onDone }: { detail: ApplicationDetail; onDone: () => void }) => {
  const say = useWords(words)
  const { areaId, id, version } = detail
  const [moveId] = useState(clientId)
  const [values, setValues] = useState<FormValues>({})
  const [ticked, setTicked] = useState<Record<string, Ticked>>({})
  const [trip, setTrip] = useState(true)
  const [note, setNote] = useState('')
  const send = useSend(applicationMoveRoutes.supply_for)
  const open = detail.papers.filter((p) => p.state === 'missing' || p.state === 'promised')
  const lacking = new Set(detail.missingThings.map((thing) => thing.key))
  const form = { fields: detail.form.fields.filter((field) => lacking.has(field.key)) }
  const faults = checkForm(form, values)
  const wrong = faults.some((f) => f.fault !== 'missing')
  const papers = open.flatMap(({ key, originals, copies }) => {
    const it = ticked[key]
    if (!it || it.state === 'missing') return []
    return [{ key, state: it.state, originals, copies, files: it.files.map((f) => f.id) }]
  })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const body = { moveId, version, values, papers, trip, ...(note.trim() ? { note: note.trim() } : {}) }
    send.mutate({ params: { areaId, id }, body: body as never }, { onSuccess: onDone })
  }
  return (
    <form className="window-way" onSubmit={submit}>
      {form.fields.length > 0 && (
        <ItemForm fields={form.fields} values={values} onChange={setValues} faults={faults} prefix="supply" />
      )}
      <PaperList
        areaId={areaId}
        code={detail.itemCode}
        papers={open.map((p) => ({ ...p, fetched: false, promise: p.promise && p.state !== 'promised' }))}
        wanted={new Set(open.filter((p) => p.wanted).map((p) => p.key))}
        ticked={ticked}
        onTick={setTicked}
      />
      <Checkbox checked={trip} onChange={(e) => setTrip(e.target.checked)}>
        {say('trip')}
      </Checkbox>
      <label className="matter-field">
        {say('note')}
        <Input maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
      {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
      <div className="form-end">
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={wrong || (!papers.length && !Object.keys(values).length)}
        >
          {say('supplied')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </form>
  )
}
