import type { CertificateRow } from '#contract/matters/certificates.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { DueLight } from '../part/due-light.tsx'

const kinds = { valid: 'good', revoked: 'bad', expired: 'still' } as const

/** Valid, revoked, over; or how long the approval may still take. */
export const Validity = ({ row }: { row: Pick<CertificateRow, 'validity' | 'state' | 'dueAt'> }) => {
  const phrase = usePhrases('matters')
  if (row.validity)
    return <Light kind={kinds[row.validity]}>{phrase(`matters.certificate.validity.${row.validity}`)}</Light>
  if (row.state === 'drafted') return <DueLight dueAt={row.dueAt} />
  return <Light kind="still">{phrase(`matters.certificate.state.${row.state}`)}</Light>
}
