import type { Called } from '#kit/address.ts'
import { addressOf } from '#kit/address.ts'
import type { ItemAsked } from '#kit/outbox/item.ts'
import type { OutboxTransport } from '#kit/outbox/outbox-ports.ts'
import { networkError, ProblemError } from '#kit/refusal.ts'
import type { Browser } from '#modules/access/testing.ts'
import type { startSmallCity } from '../small-city.ts'

type City = Awaited<ReturnType<typeof startSmallCity>>

/** Chance that can be told again: mulberry32. */
export const chanceOf = (seed: number) => {
  let at = seed >>> 0
  return () => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(at ^ (at >>> 15), at | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
export type Chance = ReturnType<typeof chanceOf>

/** What the line does to each request; shares of all. */
export type Weather = { lost: number; answerLost: number; twice: number; late: number }
export const fair: Weather = { lost: 0, answerLost: 0, twice: 0, late: 0 }
export const rough: Weather = { lost: 0.15, answerLost: 0.15, twice: 0.1, late: 0.1 }

/**
 * The way to the real app through a line that loses requests, loses answers, brings requests twice at once, and brings copies
 * of them late, after others. `off`: nothing gets through.
 */
export const roughLine = (city: City, browser: Browser, chance: Chance) => {
  let weather: Weather = fair
  let off = false
  const copies: (() => Promise<unknown>)[] = []
  const seen = { lost: 0, answerLost: 0, twice: 0, late: 0 }

  const through = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (off) throw networkError('unreachable')
    const luck = chance()
    const { lost, answerLost, twice, late } = weather
    if (luck < lost) {
      seen.lost++
      throw networkError('unreachable')
    }
    if (luck < lost + answerLost) {
      seen.answerLost++
      await ask().catch(() => undefined)
      throw networkError('slow')
    }
    if (luck < lost + answerLost + twice) {
      seen.twice++
      const [, answer] = await Promise.all([ask().catch(() => undefined), ask()])
      return answer
    }
    if (luck < lost + answerLost + twice + late) {
      seen.late++
      copies.push(ask)
    }
    return ask()
  }
  const answered = ({ status, body }: { status: number; body: unknown }) => {
    if (status >= 400) throw new ProblemError({ status, ...(body as { code: string; title: string }) })
    return body
  }
  const ask = async (route: Called, asked: ItemAsked) =>
    answered(await browser.send(route.method as 'POST', addressOf(route, asked), asked.body))
  const upload: OutboxTransport['upload'] = async (areaId, { id, filename, blob }) => {
    const form = new FormData()
    form.set('clientId', id)
    form.set('file', blob, filename)
    const written = new Response(form)
    await browser.get('/api/session')
    const answer = await city.app.http.inject({
      method: 'POST',
      url: `/api/areas/${areaId}/files`,
      cookies: browser.cookies,
      headers: { 'content-type': written.headers.get('content-type')!, 'x-csrf-token': browser.token() },
      payload: Buffer.from(await written.arrayBuffer()),
    })
    return answered({ status: answer.statusCode, body: answer.json() })
  }
  return {
    seen,
    call: (route: Called, asked: ItemAsked) => through(() => ask(route, asked)),
    transport: {
      send: (route, asked) => through(() => ask(route, asked)),
      upload: (areaId, file) => through(() => upload(areaId, file)),
    } satisfies OutboxTransport,
    set: (next: Weather) => void (weather = next),
    cut: (cut: boolean) => void (off = cut),
    /** The copies that were under way all the time arrive at last, in any order. */
    arrive: async () => {
      for (const copy of copies.splice(0).sort(() => chance() - 0.5)) await copy().catch(() => undefined)
    },
  }
}
