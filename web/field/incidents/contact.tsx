import { useState } from 'react'
import { revealContact } from '#contract/incidents/incident-forms.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { errorsOf } from '#kit/phone/errors-of.ts'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { useConnected } from '#kit/use-connected.ts'
import { words } from './words.ts'

const reasons = ['why1', 'why2', 'why3', 'whyOther'] as const

/** The resident behind a case: masked, until somebody says why they need the number; then one press calls. */
export const Contact = ({ incident }: { incident: IncidentDetail }) => {
  const say = useWords(words)
  const may = useMay()
  const connected = useConnected()
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState<(typeof reasons)[number]>('why1')
  const [other, setOther] = useState('')
  const reveal = useSend(revealContact, [])
  const { areaId, id, reporterName, reporterPhone, contactedAt } = incident
  const known = reveal.data
  const phone = known?.phone ?? reporterPhone
  const show = () =>
    reveal.mutate(
      { params: { areaId, id }, body: { reason: why === 'whyOther' ? other.trim() : say(why) } },
      { onSuccess: () => setOpen(false) },
    )
  return (
    <section className="card">
      <h2>{say('who')}</h2>
      <p>{[known?.name ?? reporterName ?? say('resident'), phone].filter(Boolean).join(' · ')}</p>
      {contactedAt && <p className="soft small">{say('contacted', { at: sayInstant(contactedAt) })}</p>}
      {known?.phone ? (
        <a className="button button-main button-wide" href={`tel:${known.phone}`}>
          <Icon name="phone" /> {say('callNow', { phone: known.phone })}
        </a>
      ) : known ? (
        <p className="soft">{say('noContact')}</p>
      ) : (
        may('incidents.reveal') &&
        (!connected ? (
          <p className="soft small">{say('revealOffline')}</p>
        ) : (
          <Button kind="quiet" wide onClick={() => setOpen(true)}>
            <Icon name="phone" /> {say('reveal')}
          </Button>
        ))
      )}
      {open && (
        <Sheet open title={say('revealTitle')} onClose={() => setOpen(false)}>
          <p className="soft">{say('revealAbout')}</p>
          <ChoiceField
            label={say('revealTitle')}
            value={why}
            choices={reasons.map((value) => ({ value, label: say(value) }))}
            onChoose={setWhy}
            error={errorsOf(reveal.error, []).rest}
          />
          {why === 'whyOther' && (
            <TextField
              label={say('whyOther')}
              maxLength={200}
              value={other}
              onChange={(e) => setOther(e.target.value)}
            />
          )}
          <Button wide busy={reveal.isPending} disabled={why === 'whyOther' && !other.trim()} onClick={show}>
            {say('show')}
          </Button>
        </Sheet>
      )}
    </section>
  )
}
