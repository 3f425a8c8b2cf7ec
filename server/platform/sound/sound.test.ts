// Voice notes are known by what they hold: sound alone, whole, and how long it plays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSound } from './sound.ts'
import { givenMp4, givenOgg, givenWebm } from './testing.ts'

test('WebM, Ogg and MP4 with sound say how long they play', () => {
  assert.deepEqual(
    [givenWebm({ seconds: 12 }), givenOgg({ seconds: 12 }), givenMp4({ seconds: 12 })].map((bytes) => {
      const { contentType, seconds } = readSound(bytes)!
      return `${contentType} ${Math.round(seconds)}`
    }),
    ['audio/webm 12', 'audio/ogg 12', 'audio/mp4 12'],
  )
  assert.equal(Math.round(readSound(givenMp4({ seconds: 9, fragments: 3 }))!.seconds), 9)
})

test('pictures that move, other streams and other files are no voice notes', () => {
  assert.equal(readSound(givenWebm({ seconds: 1, tracks: [2, 1] })), undefined)
  assert.equal(readSound(givenMp4({ seconds: 1, handlers: ['soun', 'vide'] })), undefined)
  assert.equal(readSound(givenOgg({ seconds: 1, begin: Buffer.from('\u0080theora') })), undefined)
  assert.equal(readSound(Buffer.from('RIFF....WAVEfmt ')), undefined)
})

test('one that was cut short is broken, at whatever byte', () => {
  for (const whole of [givenWebm({ seconds: 2 }), givenOgg({ seconds: 2 }), givenMp4({ seconds: 2 })])
    for (const left of [12, whole.length >> 1, whole.length - 1])
      assert.throws(() => readSound(whole.subarray(0, left)), { code: 'platform.file_broken' }, `${left} bytes`)
})

test('what a recorder notes about place and device is blanked, the sound stays', () => {
  const noted = givenMp4({ seconds: 1, note: '+31.2355+121.5005/' })
  assert.ok(noted.includes('+31.2355'))
  const { full } = readSound(noted)!
  assert.ok(!full.includes('+31.2355'))
  assert.equal(full.length, noted.length)
  assert.equal(readSound(full)!.seconds, 1)
})
