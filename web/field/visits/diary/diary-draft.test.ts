import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { MergedQuestion } from '#contract/visits/merge-forms.ts'
import { VisitDraft } from '#contract/visits/visits.ts'
import type { FieldHousehold } from '../../store/field-state.ts'
import { draftOfVisit, emptyDiary, isTouched, missingIn, visitOf, type DiaryDraft } from './diary-draft.ts'

const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`
const now = new Date('2026-11-22T11:30:00Z')
const household: FieldHousehold = {
  areaId: 310115005001,
  id: id(1),
  gridNo: 2,
  buildingNo: 3,
  address: '昌邑路 55 弄 3 号 502',
  unit: '',
  floor: 5,
  room: '502',
  lastVisit: null,
  version: 1,
  people: [
    {
      id: id(2),
      name: '陈丽',
      pinyin: 'chenli cl',
      sex: '2',
      age: 81,
      relation: null,
      separation: 'together',
      care: ['living_alone'],
      version: 1,
      facts: [
        { field: 'workplace', value: '退休', text: '退休', masked: false, source: '导入台账', on: '2025-03-01' },
        { field: 'education', value: '20', text: '大学本科', masked: false, source: '导入台账', on: '2025-03-01' },
      ],
    },
  ],
}
const question = (key: string, part: Partial<MergedQuestion> = {}): MergedQuestion => ({
  key,
  zh: key,
  en: key,
  kind: 'text',
  choices: [],
  required: false,
  field: null,
  campaignIds: [id(8)],
  known: null,
  ...part,
})
const diary = (part: Partial<DiaryDraft> = {}) => emptyDiary({ id: id(3), areaId: 310115005001, ...part })
const write = (draft: DiaryDraft, questions: MergedQuestion[] = []) =>
  visitOf(draft, { household, questions, now, newId: () => id(7) })

test('a plain visit passes the contract, in the grid the phone believes in', () => {
  const read = VisitDraft.parse(write(diary({ householdId: id(1), heard: ' 楼道灯坏了 ', needs: ['repair'] })))
  strictEqual(read.heard, '楼道灯坏了')
  strictEqual(read.gridNo, 2)
  strictEqual(read.saidAt, now.toISOString())
  deepStrictEqual([read.corrections, read.followUps, read.answers], [[], [], []])
})
test('only changed facts go along, under the id made with them', () => {
  const typed = { [id(2)]: { workplace: '社区食堂志愿者', education: '20' } }
  const { corrections } = write(diary({ householdId: id(1), typed, correctionIds: { [id(2)]: id(6) } }))
  deepStrictEqual(corrections, [
    { id: id(6), personId: id(2), facts: [{ field: 'workplace', value: '社区食堂志愿者', base: '退休' }] },
  ])
})
test('an answer goes to every campaign that asks it; what the database knows is not asked again', () => {
  const questions = [
    question('gas', { campaignIds: [id(10), id(11)] }),
    question('school', { required: true, known: { text: '大学本科', source: '导入台账', on: '2025-03-01' } }),
  ]
  const draft = diary({ householdId: id(1), heard: '好', answers: { gas: '有', school: '不该有' } })
  deepStrictEqual(write(draft, questions).answers, [
    { campaignId: id(10), key: 'gas', value: '有' },
    { campaignId: id(11), key: 'gas', value: '有' },
  ])
  deepStrictEqual(missingIn(draft, questions, now), {})
})
test('each follow-up carries over what was heard and passes the contract', () => {
  const followUps: DiaryDraft['followUps'] = [
    { kind: 'incident', id: id(20), urgent: true },
    { kind: 'agency', id: id(21), matter: '高龄津贴', homeVisit: true },
    { kind: 'consultation', id: id(22), phone: '13812345678' },
    { kind: 'help', id: id(23), text: '独居老人需要送餐' },
  ]
  const read = VisitDraft.parse(write(diary({ householdId: id(1), heard: '楼道灯坏了', followUps })))
  deepStrictEqual(
    read.followUps.map((one) => [one.kind, 'text' in one ? one.text : undefined]),
    [
      ['incident', undefined],
      ['agency', undefined],
      ['consultation', '楼道灯坏了'],
      ['help', '独居老人需要送餐'],
    ],
  )
})
test('what is missing is named by its field', () => {
  const questions = [question('gas', { required: true })]
  const followUps: DiaryDraft['followUps'] = [
    { kind: 'incident', id: 'a', phone: '123' },
    { kind: 'agency', id: 'b', matter: ' ' },
    { kind: 'consultation', id: 'c', text: '怎么办' },
  ]
  deepStrictEqual(missingIn(diary({ followUps, at: '2026-11-23T08:00' }), questions, now), {
    householdId: 'household',
    heard: 'said',
    'followUps.a.text': 'text',
    'followUps.a.phone': 'phone',
    'followUps.b.matter': 'matter',
    'followUps.c.phone': 'phone',
    'answers.gas': 'answer',
    at: 'future',
  })
})
test('a closed door needs no words; a reception needs no household', () => {
  deepStrictEqual(missingIn(diary({ householdId: id(1), met: false }), [question('gas', { required: true })], now), {})
  deepStrictEqual(missingIn(diary({ kind: 'reception', needs: ['matters'] }), [], now), {})
})
test('a time chosen by hand is that of the area', () => {
  strictEqual(write(diary({ at: '2026-11-21T19:30' })).saidAt, '2026-11-21T11:30:00.000Z')
})
test('an untouched form is no draft worth keeping', () => {
  ok(!isTouched(diary({ householdId: id(1) })))
  ok(isTouched(diary({ heard: '你好' })))
  ok(isTouched(diary({ typed: { [id(2)]: { workplace: null } } })))
})
test('what was refused can be mended: as a draft again it says the same, under the same ids', () => {
  const followUps: DiaryDraft['followUps'] = [
    { kind: 'incident', id: id(20), text: '灯', phone: '', urgent: true },
    { kind: 'agency', id: id(21), matter: '高龄津贴', homeVisit: true },
    { kind: 'consultation', id: id(22), text: '怎么办', phone: '13812345678' },
  ]
  const before = diary({
    householdId: id(1),
    personId: id(2),
    heard: '楼道灯坏了',
    needs: ['repair'],
    mood: 'worried',
    photos: [id(30)],
    voices: [id(31)],
    with: [id(32)],
    followUps,
    typed: { [id(2)]: { workplace: '社区食堂志愿者' } },
    correctionIds: { [id(2)]: id(6) },
    answers: { gas: '有' },
    at: '2026-11-21T19:30',
  })
  deepStrictEqual(draftOfVisit(before.areaId, write(before, [question('gas')])), before)
})

test('an answer to a question of the register is a corrected fact too, unless it was typed there; others stay answers', () => {
  const asked = [question('job', { field: 'occupation' }), question('gas', { kind: 'yes_no' })]
  const draft = diary({ householdId: id(1), heard: '都好', answers: { job: '木工', gas: true } })
  const said = (part: Partial<DiaryDraft> = {}) => VisitDraft.parse(write({ ...draft, ...part }, asked))
  deepStrictEqual(
    said().corrections.map(({ personId, facts }) => [personId, facts]),
    [[id(2), [{ field: 'occupation', value: '木工', base: null }]]],
  )
  deepStrictEqual(
    said().answers.map(({ key, personId }) => [key, personId]),
    [
      ['job', id(2)],
      ['gas', undefined],
    ],
  )
  const typed = said({ typed: { [id(2)]: { occupation: '瓦工' } } })
  deepStrictEqual(
    typed.corrections.flatMap(({ facts }) => facts.map(({ value }) => value)),
    ['瓦工'],
  )
})
