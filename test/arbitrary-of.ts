import fc, { type Arbitrary } from 'fast-check'

type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  format?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

/** Things that break careless code: surrogates, U+0000, quotes, huge numbers, other types. */
export const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\u0000',
    '𠮷野家',
    "'; drop table x; --",
    '../../etc/passwd',
    '',
    ' ',
    '-1',
    'NaN',
    '1e309',
    '９９',
    '\ud83d\ude00',
    '%00',
    '<script>',
    '{"a":1}',
  ),
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, [], {}, [[]], Number.MAX_SAFE_INTEGER, -0, 1e21, 2 ** 63),
)

const strings = (s: Schema): Arbitrary<unknown> =>
  s.format === 'uuid'
    ? fc.uuid()
    : s.format === 'date'
      ? fc
          .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
          .map((d) => d.toISOString().slice(0, 10))
      : s.format === 'date-time'
        ? fc.date({ noInvalidDate: true }).map((d) => d.toISOString())
        : fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 60 }),
            fc.constantFrom(
              '13812345678',
              '3号楼水管爆了',
              '黄浦区外滩街道',
              '2026-11-21',
              '310115005001',
              'null',
              '{"type":"FeatureCollection","features":[]}',
            ),
          )

const byType = (s: Schema, depth: number): Arbitrary<unknown> => {
  const type = Array.isArray(s.type) ? s.type[0] : s.type
  if (type === 'string') return strings(s)
  if (type === 'integer')
    return fc
      .oneof(fc.maxSafeInteger(), fc.integer({ min: -3, max: 40 }))
      .map((n) => Math.min(s.maximum ?? n, Math.max(s.minimum ?? n, n)))
  if (type === 'number') return fc.double({ min: s.minimum ?? -1e6, max: s.maximum ?? 1e6, noNaN: true })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'array')
    return depth > 4 ? fc.constant([]) : fc.array(s.items ? arbitraryOf(s.items, depth + 1) : nasty, { maxLength: 4 })
  if (type === 'object' || s.properties) {
    const entries = Object.entries(s.properties ?? {}).map(
      ([name, schema]) => [name, arbitraryOf(schema, depth + 1)] as const,
    )
    return fc.record(Object.fromEntries(entries), { requiredKeys: s.required ?? [] })
  }
  return nasty
}

/** Values that mostly fit a JSON schema and sometimes don't. */
export const arbitraryOf = (s: Schema, depth = 0): Arbitrary<unknown> => {
  const fitting: Arbitrary<unknown> =
    s.const !== undefined
      ? fc.constant(s.const)
      : s.enum
        ? fc.constantFrom(...s.enum)
        : (s.anyOf ?? s.oneOf)
          ? fc.oneof(...(s.anyOf ?? s.oneOf)!.map((one) => arbitraryOf(one, depth + 1)))
          : s.allOf
            ? arbitraryOf(s.allOf[0]!, depth + 1)
            : byType(s, depth)
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: nasty })
}
