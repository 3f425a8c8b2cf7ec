import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { faultOfPin } from './pin-fields.ts'

test('a PIN has six digits or more, and not the ones everybody tries first', () => {
  for (const [pin, fault] of [
    ['', 'short'],
    ['12345', 'short'],
    ['12345a', 'short'],
    ['111111', 'simple'],
    ['123456', 'simple'],
    ['987654', 'simple'],
    ['135790', undefined],
    ['482913', undefined],
  ] as const)
    strictEqual(faultOfPin(pin), fault, pin)
})
