import type { CollectionInput, PaperKind } from './boxes.ts'

/** A paper as it is typed, at a desk or on a phone: what it says, what becomes of it, and the little that takes. */
export type TypedPaper = {
  id: string
  /** The id of the case it becomes, made with the paper so that it is never made twice. */
  caseId: string
  text: string
  photos: string[]
  kind: PaperKind
  urgent: boolean
  phone: string
  name: string
  matter: string
  answer: string
}
export const emptyPaper = (newId: () => string): TypedPaper => ({
  id: newId(),
  caseId: newId(),
  text: '',
  photos: [],
  kind: 'incident',
  urgent: false,
  phone: '',
  name: '',
  matter: '',
  answer: '',
})

/** Which inputs a kind takes beside the text. */
export const paperFields: Record<PaperKind, readonly ('urgent' | 'phone' | 'name' | 'matter' | 'answer')[]> = {
  incident: ['phone', 'urgent'],
  help: ['phone'],
  agency: ['matter', 'name', 'phone'],
  consultation: ['phone'],
  answered: ['answer'],
  praise: [],
}
const isPhone = (text: string) => /^1[3-9]\d{9}$/.test(text)

export type PaperFault = 'text' | 'phone' | 'name' | 'matter' | 'answer'
/** What is missing or wrong: the same as the server would refuse, said before it is sent. */
export const faultsOf = (paper: TypedPaper): PaperFault[] => {
  const wants = (field: 'phone' | 'name' | 'matter' | 'answer') => paperFields[paper.kind].includes(field)
  const phone = paper.phone.trim()
  const faults: PaperFault[] = []
  if (!paper.text.trim()) faults.push('text')
  if (wants('matter') && !paper.matter.trim()) faults.push('matter')
  if (wants('name') && !paper.name.trim()) faults.push('name')
  if (wants('phone') && (phone ? !isPhone(phone) : paper.kind === 'consultation')) faults.push('phone')
  if (wants('answer') && !paper.answer.trim()) faults.push('answer')
  return faults
}

type PaperInput = NonNullable<CollectionInput['papers']>[number]
const becomesOf = (paper: TypedPaper): PaperInput['becomes'] => {
  const id = paper.caseId
  const phone = paper.phone.trim() || undefined
  switch (paper.kind) {
    case 'incident':
      return { kind: 'incident', id, urgent: paper.urgent, reporterPhone: phone }
    case 'help':
      return { kind: 'help', id, reporterPhone: phone }
    case 'agency':
      return { kind: 'agency', id, matter: paper.matter.trim(), name: paper.name.trim(), phone }
    case 'consultation':
      return { kind: 'consultation', id, phone: phone ?? '' }
    case 'answered':
      return { kind: 'answered', answer: paper.answer.trim() }
    case 'praise':
      return { kind: 'praise' }
  }
}
/** The paper as it is sent. */
export const paperOf = (paper: TypedPaper): PaperInput => ({
  id: paper.id,
  text: paper.text.trim(),
  photos: paper.photos,
  becomes: becomesOf(paper),
})
