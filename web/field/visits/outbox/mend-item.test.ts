// What was refused comes back to its form whole, under its own id: sent again it takes the place of what was refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correctFacts, recordVisit } from '#contract/visits/visits.ts'
import { moveRoutes, reportIncident } from '#contract/incidents/incidents.ts'
import type { MoveDraft } from '../../incidents/move-draft.ts'
import type { KeptReport } from '../../incidents/kept-report.ts'
import type { OutboxItem } from '../../store/index.ts'
import { areaId, uuid, visitBody } from '../../store/testing.ts'
import type { DiaryDraft } from '../diary/diary-draft.ts'
import { mendingOf } from './mend-item.ts'

const item = (route: { name: string }, body: object, params: object = { areaId }) =>
  ({ id: uuid(9), areaId, route, asked: { params, body } }) as unknown as OutboxItem
const pack = { categories: [{ id: 7, taxonomy: 'governance', zh: '水管破裂', en: 'Burst pipe', search: '' }] }
const report = {
  id: uuid(9),
  text: '水管爆了',
  categoryId: 7,
  source: 'visit',
  point: { lon: 121.5, lat: 31.2 },
  placeText: '3 号楼门口',
  reporterPhone: '13912345670',
  photos: [uuid(50)],
}

test('an entry: on its own page, beside what is being written of the household', () => {
  const mending = mendingOf(item(recordVisit, visitBody(9, 1, { heard: '要装扶手' })), null)!
  assert.deepEqual([mending.name, mending.href], [`diary.mend.${uuid(9)}`, `/diary/${uuid(1)}?mend=${uuid(9)}`])
  assert.equal((mending.draft as DiaryDraft).heard, '要装扶手')
  assert.equal(mendingOf(item(recordVisit, visitBody(9, null)), null)!.href, `/diary?mend=${uuid(9)}`)
})

test('a report: words, kind, place, photos and on whose behalf; a kind that is gone is left open', () => {
  const mending = mendingOf(item(reportIncident, report), pack)!
  assert.deepEqual([mending.name, mending.href], [`report.mend.${uuid(9)}`, `/report?mend=${uuid(9)}`])
  assert.deepEqual(mending.draft, {
    draft: {
      id: uuid(9),
      text: '水管爆了',
      category: { id: 7, zh: '水管破裂', en: 'Burst pipe', chosen: true },
      place: { placeText: '3 号楼门口', point: { lon: 121.5, lat: 31.2, accuracyM: null } },
      extras: { source: 'visit', reporterPhone: '13912345670' },
    },
    photos: [uuid(50)],
  } satisfies KeptReport)
  const gone = mendingOf(item(reportIncident, { ...report, categoryId: 8 }), pack)!
  assert.equal((gone.draft as KeptReport).draft.category, undefined)
})

test('a step of a case: its form on the page of the case, under its own id and without the version it was made on', () => {
  const body = { moveId: uuid(9), version: 3, note: '给李强', accountId: uuid(70) }
  const mending = mendingOf(item(moveRoutes.hand_over, body, { areaId, id: uuid(300) }), pack)!
  assert.deepEqual(
    [mending.name, mending.href],
    [`hand_over.${uuid(300)}`, `/tasks/${areaId}/${uuid(300)}?move=hand_over`],
  )
  assert.deepEqual(mending.draft, {
    filled: { moveId: uuid(9), note: '给李强', accountId: uuid(70) },
    photos: [],
  } satisfies MoveDraft)
})

test('corrections have no form of their own to go back to', () => {
  assert.equal(mendingOf(item(correctFacts, { id: uuid(9), personId: uuid(1), facts: [] }), pack), undefined)
})
