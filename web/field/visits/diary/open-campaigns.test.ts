import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Campaign } from '#contract/visits/campaigns.ts'
import { knownFacts, openCampaigns, today } from './open-campaigns.ts'

const campaign = (title: string, part: Partial<Campaign> = {}): Campaign => ({
  areaId: 310115005001,
  id: '01930000-0000-7000-8000-000000000001',
  title,
  purpose: '',
  admissionNo: '1',
  from: '2026-11-01',
  until: '2026-11-30',
  grids: [],
  questions: [],
  state: 'open',
  version: 1,
  ...part,
})
const campaigns = [
  campaign('all grids'),
  campaign('grid 2', { grids: [2] }),
  campaign('of the district', { areaId: 310115000000 }),
  campaign('of the neighbours', { areaId: 310115005002 }),
  campaign('draft', { state: 'draft' }),
  campaign('over', { until: '2026-11-21' }),
  campaign('not yet', { from: '2026-11-23' }),
]
const titles = (gridNo: number | null) =>
  openCampaigns({ campaigns }, { areaId: 310115005001, gridNo }, '2026-11-22').map(({ title }) => title)

test('only campaigns that run today, in this grid, here or above', () => {
  deepStrictEqual(titles(1), ['all grids', 'of the district'])
  deepStrictEqual(titles(2), ['all grids', 'grid 2', 'of the district'])
  deepStrictEqual(titles(null), ['all grids', 'of the district'])
  deepStrictEqual(openCampaigns({ campaigns }, undefined, '2026-11-22'), [])
})
test('the day is that of the area, also shortly after midnight', () => {
  deepStrictEqual(today(new Date('2026-11-21T16:30:00Z')), '2026-11-22')
})
test('nothing is known of a household of several until one says with whom', () => {
  deepStrictEqual(knownFacts(undefined, null), new Map())
})
