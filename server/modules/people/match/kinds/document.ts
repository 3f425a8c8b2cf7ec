import { lifelongKinds } from '#contract/people/identity/document-kinds.ts'
import { type IdentityDocument, isSound, parseDocument } from '#contract/people/identity/document.ts'
import { kind } from '../kind.ts'
import { oneSlip } from '../strings.ts'

const [same, slip, unlike, contradiction] = [0, 1, 2, 3]

const comparePair = (a: IdentityDocument, b: IdentityDocument): number => {
  if (a.canonical === b.canonical) return a.faults.includes('placeholder') ? -1 : same
  const near = a.canonical.length >= 7 && oneSlip(a.canonical, b.canonical)
  if (lifelongKinds.has(a.kind) && a.kind === b.kind && isSound(a) && isSound(b)) {
    // The old form has no check character: a slip makes another number that looks sound, so little is known.
    const old = (a.old || b.old) && oneSlip(a.canonical.slice(0, 17), b.canonical.slice(0, 17))
    return old ? -1 : contradiction
  }
  return near ? slip : a.kind === b.kind ? unlike : -1
}

/** Identity documents, several in one field (证件号码). */
export const documentKind = kind<IdentityDocument[]>({
  name: 'document',
  zh: '证件',
  en: 'identity document',
  kin: 'own',
  levels: [
    { name: 'same', zh: '证件号码相同', en: 'the document numbers are the same', m: 0.93, u: 0.0000002 },
    {
      name: 'slip',
      zh: '证件号码只差一处笔误',
      en: 'the document numbers differ by one slip',
      m: 0.055,
      u: 0.000004,
      kin: 0.0005,
    },
    {
      name: 'unlike',
      zh: '证件号码不同，其中有不合校验的',
      en: 'the document numbers differ, and one of them fails its check',
      m: 0.0148,
      u: 0.2,
    },
    {
      name: 'contradiction',
      zh: '两个有效而不同的证件号码',
      en: 'two valid, different document numbers',
      m: 0.0002,
      u: 0.8,
      contradicts: true,
    },
  ],
  prepare: (texts) => {
    const documents = texts
      .flatMap((text) => text.split(/[;；、|]+/))
      .map((text) => {
        const [number = '', hint] = text.split('\u0000')
        return parseDocument(number, hint)
      })
      .filter(
        ({ canonical, faults }) => canonical.length >= 5 && !faults.includes('placeholder') && /\d{3}/.test(canonical),
      )
    return documents.length ? documents : null
  },
  compare: (a, b) => {
    if (a.length === 1 && b.length === 1) return comparePair(a[0]!, b[0]!)
    const all = a.flatMap((x) => b.map((y) => comparePair(x, y))).filter((level) => level >= 0)
    return all.length ? Math.min(...all) : -1
  },
  values: () => [],
  coarse: {
    whole: (documents) => documents.map(({ canonical }) => canonical),
    // One slip leaves either the first fourteen or the last eight characters as they were, or nearly always one of them.
    head: (documents) =>
      documents.filter((d) => d.canonical.length === 18).map(({ canonical }) => canonical.slice(0, 14)),
    tail: (documents) =>
      documents.filter((d) => d.canonical.length === 18).map(({ canonical }) => canonical.slice(9, 17)),
  },
})
