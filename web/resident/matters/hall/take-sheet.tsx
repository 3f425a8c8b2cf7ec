import { useRef } from 'react'
import { listClasses } from '#contract/matters/catalogue.ts'
import type { getSite } from '#contract/matters/hall-sites.ts'
import { takeMyTicket, type PublicTicket } from '#contract/matters/tickets.ts'
import type { Answer } from '#contract/route.ts'
import { clientId } from '#kit/client-id.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { signedIn } from '../../access/ask-sign-in.ts'
import { classesToday } from './classes-today.ts'
import { words } from './words.ts'

/** A number by phone: one press on what it is for. */
export const TakeSheet = ({
  site,
  onClose,
  onTaken,
}: {
  site: Answer<typeof getSite>
  onClose: () => void
  onTaken: (ticket: PublicTicket) => void
}) => {
  const say = useWords(words)
  useLanguage()
  const id = useRef(clientId())
  const query = useAnswer(listClasses, { params: { areaId: site.areaId } }, { fresh: 300_000 })
  const send = useSend(takeMyTicket)
  const served = classesToday(site)
  const take = async (classCode: string) => {
    if (!(await signedIn())) return
    // another class is another number
    if (send.error) id.current = clientId()
    send.mutate(
      { params: { areaId: site.areaId, siteId: site.id }, body: { id: id.current, classCode } },
      { onSuccess: onTaken },
    )
  }
  return (
    <Sheet open title={say('takeFor')} onClose={onClose}>
      {send.error && (
        <p className="field-error" role="alert">
          {send.error.message}
        </p>
      )}
      <Answered query={query}>
        {({ rows }) => (
          <div className="choices">
            {rows
              .filter((c) => c.active && (served.has('*') || served.has(c.code)))
              .map((c) => (
                <Button key={c.code} kind="quiet" disabled={send.isPending} onClick={() => void take(c.code)}>
                  {pick(c)}
                </Button>
              ))}
          </div>
        )}
      </Answered>
    </Sheet>
  )
}
