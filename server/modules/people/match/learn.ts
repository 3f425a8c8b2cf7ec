import { addPair, estimate, type Evidence, noPairs } from './estimate.ts'
import { frequencyCounter, noFrequencies } from './frequencies.ts'
import type { Meeting } from './meet.ts'
import type { Model } from './model.ts'
import type { Prepared, Scheme } from './scheme.ts'
import type { seededRandom } from './seeded-random.ts'

type Random = ReturnType<typeof seededRandom>

const sampled = { random: 60_000, candidates: 80_000, others: 40_000 }

/** A stride without a common factor visits every record once, spread over the file. */
const strideFor = (n: number): number => {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  let stride = Math.max(1, Math.floor(n * 0.618))
  while (n > 1 && divides(n, stride) !== 1) stride++
  return stride
}

/** The model of data that aren't there. */
export const learnNothing = (scheme: Scheme): Model =>
  estimate(scheme, {
    random: noPairs(),
    candidates: noPairs(),
    share: 1,
    allPairs: 0,
    records: 0,
    frequencies: noFrequencies(scheme),
  })

/** Learns the model of one file matched with itself. */
export const learnWithin = (scheme: Scheme, records: readonly Prepared[], meet: Meeting, random: Random): Model => {
  const n = records.length
  if (n < 2) return learnNothing(scheme)
  const { frequencies, count } = frequencyCounter(scheme)
  for (const record of records) count(record)
  const evidence: Evidence = {
    random: noPairs(),
    candidates: noPairs(),
    share: 1,
    allPairs: (n * (n - 1)) / 2,
    records: n,
    frequencies,
  }
  for (let i = 0; i < sampled.random; i++) {
    const [a, b] = [Math.floor(random() * n), Math.floor(random() * n)]
    if (a !== b) addPair(scheme, evidence.random, records[a]!, records[b]!)
  }
  let drawn = 0
  const stride = strideFor(n)
  for (; drawn < n && evidence.candidates.levels.length < sampled.candidates; drawn++) {
    const a = (drawn * stride) % n
    meet.with(records[a]!, a, (b) => addPair(scheme, evidence.candidates, records[a]!, records[b]!))
  }
  return estimate(scheme, { ...evidence, share: drawn / n })
}

/** Learns the model of an indexed side and a stream, of which a sample is held. */
export const learnBetween = async (
  scheme: Scheme,
  records: readonly Prepared[],
  stream: AsyncIterable<Prepared> | Iterable<Prepared>,
  meet: Meeting,
  random: Random,
): Promise<Model> => {
  const n = records.length
  // A sample of fixed size of a stream of unknown length (reservoir).
  const others: Prepared[] = []
  let length = 0
  for await (const record of stream) {
    const at = length < sampled.others ? length : Math.floor(random() * (length + 1))
    if (at < sampled.others) others[at] = record
    length++
  }
  if (!n || !length) return learnNothing(scheme)
  const { frequencies, count } = frequencyCounter(scheme)
  for (const record of records) count(record)
  for (const record of others) count(record)
  const evidence: Evidence = {
    random: noPairs(),
    candidates: noPairs(),
    share: 1,
    allPairs: n * length,
    records: Math.min(n, length),
    frequencies,
  }
  for (let i = 0; i < sampled.random; i++)
    addPair(scheme, evidence.random, records[Math.floor(random() * n)]!, others[Math.floor(random() * others.length)]!)
  let drawn = 0
  const stride = strideFor(others.length)
  for (; drawn < others.length && evidence.candidates.levels.length < sampled.candidates; drawn++) {
    const b = others[(drawn * stride) % others.length]!
    meet.with(b, -1, (a) => addPair(scheme, evidence.candidates, records[a]!, b))
  }
  return estimate(scheme, { ...evidence, share: drawn / length })
}
