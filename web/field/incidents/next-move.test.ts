import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { sortMoves } from './next-move.ts'

test('a new case: accept first, handle at once or raise beside it, the rest folded', () => {
  deepStrictEqual(sortMoves(['accept', 'reject', 'self_handle', 'raise', 'contact', 'mark']), {
    next: 'accept',
    second: ['self_handle', 'raise'],
    others: ['reject', 'contact', 'mark'],
  })
})
test('an accepted case is handled at once, or raised', () => {
  deepStrictEqual(sortMoves(['self_handle', 'raise', 'contact', 'ask_void']), {
    next: 'self_handle',
    second: ['raise', 'contact'],
    others: ['ask_void'],
  })
})
test('nothing to do is no move', () => {
  deepStrictEqual(sortMoves([]), { next: undefined, second: [], others: [] })
})
