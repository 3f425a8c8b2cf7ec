import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { fitted } from './shrink.ts'

test('the longer side is at most 2560 px, the shape stays, and small pictures stay small', () => {
  deepStrictEqual(fitted(4000, 3000), { width: 2560, height: 1920 })
  deepStrictEqual(fitted(3000, 4000), { width: 1920, height: 2560 })
  deepStrictEqual(fitted(800, 600), { width: 800, height: 600 })
  deepStrictEqual(fitted(40000, 1), { width: 2560, height: 1 })
})
