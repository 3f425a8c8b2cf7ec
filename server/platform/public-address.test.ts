import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listensOn, publicAddress } from './public-address.ts'

test('a printed code leads to LINLI_ADDRESS, else to this machine, else says the path', () => {
  delete process.env['LINLI_ADDRESS']
  assert.equal(publicAddress('/check/a'), '/check/a')
  listensOn(8080)
  assert.match(publicAddress('/check/a'), /^http:\/\/[\w.-]+:8080\/check\/a$/)
  process.env['LINLI_ADDRESS'] = 'https://linli.example.cn/'
  assert.equal(publicAddress('/check/a'), 'https://linli.example.cn/check/a')
})
