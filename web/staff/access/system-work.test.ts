import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saySystemWork } from './system-work.ts'

test('what the product did by itself is said in words; a route is left to its own', () => {
  assert.equal(saySystemWork('job incidents.keep_clocks', 'zh'), '系统定时办理：事件到期提醒和上报上级')
  assert.equal(saySystemWork('job incidents.keep_clocks', 'en'), 'By the clock: deadlines of incidents')
  assert.equal(saySystemWork('listener matters.later_one', 'zh'), '系统联动办理')
  assert.equal(saySystemWork('access.sign_in', 'zh'), undefined)
})
