import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSpans, spansText } from './week-text.ts'

const table: [string, ReturnType<typeof readSpans>][] = [
  ['09:00-12:00 13:30-17:30', [[540, 720], [810, 1050]]],
  ['9-12，13:30—17:30', [[540, 720], [810, 1050]]],
  ['9：00 至 12：00', [[540, 720]]],
  ['', []],
  ['0:00-24:00', [[0, 1440]]],
  ['13:30-17:30 09:00-12:00', undefined],
  ['12:00-09:00', undefined],
  ['9:00-25:00', undefined],
  ['上午', undefined],
] // prettier-ignore
for (const [text, spans] of table) test(`hours «${text}»`, () => assert.deepEqual(readSpans(text), spans))

test('what is written can be read again', () => {
  assert.deepEqual(readSpans(spansText([[540, 720], [810, 1050]])), [[540, 720], [810, 1050]]) // prettier-ignore
})
