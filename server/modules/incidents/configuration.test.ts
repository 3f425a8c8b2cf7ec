import assert from 'node:assert/strict'
import { test } from 'node:test'
import { responsibleFor, type Category, type Configuration } from './configuration.ts'

const category = (id: number, parentId: number | null): [number, Category] => [
  id,
  {
    id,
    taxonomy: 'city',
    code: String(id),
    parentId,
    zh: '',
    en: '',
    words: [],
    limitGroup: 'general',
    organisationKind: null,
    active: true,
    sort: id,
  },
]
const district = 310_115_000_000
const street = 310_115_005_000
const community = 310_115_005_001
type DutyRow = readonly [area: number, categoryId: number | null, organisationId: number]
const conf = (duties: readonly DutyRow[]): Configuration => ({
  readAt: 0,
  categories: new Map([category(1, null), category(12, 1), category(2, null)]),
  limits: [],
  duties: duties.map(([areaId, categoryId, organisationId]) => ({ areaId, categoryId, organisationId })),
  dutyOf: new Map(duties.map(([area, categoryId, organisationId]) => [`${area}:${categoryId ?? 0}`, organisationId])),
  used: new Map(),
  numberRules: new Map(),
})

for (const [promise, duties, answer] of [
  ['nobody named, nobody answers', [], undefined],
  ['who answers for the category in the area', [[community, 12, 7]], 7],
  ['who answers for the heading answers for what is below it', [[community, 1, 7]], 7],
  [
    'the category itself before its heading',
    [
      [community, 1, 7],
      [community, 12, 8],
    ],
    8,
  ],
  [
    'the heading before whoever answers for everything',
    [
      [community, null, 7],
      [community, 1, 8],
    ],
    8,
  ],
  ['the area above when this one named nobody', [[street, 12, 7]], 7],
  [
    'the nearest area before the nearer category',
    [
      [district, 12, 7],
      [street, null, 8],
    ],
    8,
  ],
  ['not who answers for another category', [[community, 2, 7]], undefined],
  ['not who answers in a sibling', [[310_115_005_002, 12, 7]], undefined],
] as const)
  test(`responsible: ${promise}`, () => assert.equal(responsibleFor(conf(duties), community, 12), answer))
