import { correctedTime } from '#contract/visits/phone-clock.ts'
import type { Collection, CollectionDraft, PaperDraft } from '#contract/visits/boxes.ts'
import type { FollowUp } from '#contract/visits/visits.ts'
import { openAgency } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { claimFiles } from '#platform/files.ts'
import { makeCase } from '../diary/make-follow-ups.ts'
import { findBox, type BoxRow } from './box-store.ts'
import { byKey, findCollection, insertCollection, insertPaper, type CollectionRow } from './collection-store.ts'
import { sayCollections } from './list-collections.ts'
import { paperPrefix } from './paper-files.ts'
import { boxUnknown, idTaken } from './problems.ts'

const oldestMs = 366 * 86_400_000
type Case = Pick<FollowUp, 'areaId' | 'id' | 'number'>

/** The case a paper becomes, through the door of the module that keeps such cases; nothing for what was answered, or is praise. */
const becomes = async (
  context: Context,
  box: BoxRow,
  { text, photos, becomes: to }: PaperDraft,
): Promise<Case | null> => {
  if (to.kind === 'answered' || to.kind === 'praise') return null
  const id = to.id.toLowerCase()
  if (to.kind === 'agency') {
    const { matter, name, phone, address } = to
    return openAgency(context, { id, matter, name, phone, address, note: text.slice(0, 1000), homeVisit: false })
  }
  const home = { address: box.place, gridNo: box.gridNo, buildingNo: null, headId: null }
  const from = { heard: text, photos, person: undefined, home }
  if (to.kind === 'help') return makeCase(context, from, { ...to, id })
  if (to.kind === 'consultation') return makeCase(context, from, { ...to, id, text: text.slice(0, 1000) })
  return makeCase(context, from, { ...to, id, withPhotos: true })
}

/** The one kept before, for whoever wrote it. Throws `visits.id_taken`. */
const repeated = async (context: Context, there: CollectionRow | undefined): Promise<Collection> => {
  if (there?.accountId !== context.actor.accountId) throw idTaken()
  return (await sayCollections(context, [there!]))[0]!
}

/**
 * 开箱登记 (B09): that a box was emptied, and what became of each paper, in one transaction. Clocks of the cases run from when the
 * box was opened, not from when a phone found a network. The id is the client's: sent twice, kept once. Throws
 * `visits.id_taken`, `visits.box_unknown`, and what making a case throws.
 */
export const recordCollection = async (context: Context, draft: CollectionDraft): Promise<Collection> => {
  const { db, areaId, actor, now } = context
  const key = { areaId, id: draft.id.toLowerCase() }
  const there = await findCollection(db, byKey(key))
  if (there) return repeated(context, there)
  const box = await findBox(db, areaId, draft.boxId)
  if (!box) throw boxUnknown()
  const saidAt = new Date(draft.saidAt)
  const earliest = new Date(now.getTime() - oldestMs)
  const { at } = correctedTime({ saidAt, sentAt: new Date(draft.sentAt), now, earliest })
  const collection = {
    ...key,
    boxId: box.id,
    at,
    accountId: actor.accountId!,
    note: draft.note,
    saidAt,
    recordedAt: now,
  }
  if (!(await insertCollection(db, collection))) return repeated(context, await findCollection(db, byKey(key)))
  const then = { ...context, now: at }
  for (const [seq, paper] of draft.papers.entries()) {
    const id = paper.id.toLowerCase()
    const photos = [...new Set(paper.photos.map((photo) => photo.toLowerCase()))]
    await claimFiles(context, photos, `${paperPrefix}:${id}`, ['image'])
    const made = await becomes(then, box, { ...paper, photos })
    const { kind } = paper.becomes
    const kept = await insertPaper(db, key, seq, {
      id,
      text: paper.text,
      photos,
      kind,
      answer: paper.becomes.kind === 'answered' ? paper.becomes.answer : null,
      caseAreaId: made?.areaId ?? null,
      caseId: made?.id ?? null,
      number: made?.number ?? null,
    })
    if (!kept) throw idTaken()
  }
  context.announce({
    name: 'visits.box_emptied',
    areaId,
    about: { id: key.id, boxId: box.id, papers: draft.papers.length },
  })
  context.audit({ box: box.id, collection: key.id, papers: draft.papers.map((p) => p.becomes.kind) })
  return (await sayCollections(context, [(await findCollection(db, byKey(key)))!]))[0]!
}
