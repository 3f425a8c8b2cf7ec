import type { IdentityDocument } from '#contract/people/identity/document.ts'
import { ageOn } from '../day.ts'
import type { Plain, Read } from '../read-fact.ts'
import { fault, type Fault } from './cell-faults.ts'
import type { MappedColumn } from './map-columns.ts'
import { readCell, type CellWorld } from './read-cell.ts'
import type { RowFault } from './row-store.ts'
import type { Target } from './targets.ts'

/** A row of a roster as read: facts of the person, and what it says of home and household. */
export type ReadRow = {
  facts: Read[]
  document: IdentityDocument | undefined
  homeAddress: string | null
  grid: string | null
  registeredAddress: string | null
  householdNumber: string | null
  headName: string | null
  separation: string | null
  since: string | null
  relation: string | null
  faults: RowFault[]
  /** Of other registers: everything by target. */
  values: Record<string, Plain>
}
export type RowPlanInput = { columns: readonly MappedColumn[]; targets: ReadonlyMap<string, Target> }

const sexes: Record<string, { zh: string; en: string }> = {
  '1': { zh: '男', en: 'male' },
  '2': { zh: '女', en: 'female' },
}
const residentWords = /身份证|身份号码/

/**
 * Reads the cells of one row of a roster of residents. A row without a name is an error; values that can't be kept are left out with
 * a fault at their column; what a sound number says of birth and sex is compared with the columns.
 */
export const readRow = (
  world: CellWorld,
  { columns, targets }: RowPlanInput,
  cells: readonly string[],
  lost: readonly number[],
): ReadRow => {
  const faults: RowFault[] = []
  const facts: Read[] = []
  const values: Record<string, Plain> = {}
  const at = new Map<string, MappedColumn>()
  const kindColumn = columns.find((c) => c.target === 'document_kind')
  const kindWords = kindColumn ? cells[kindColumn.at]?.trim() : undefined
  let document: IdentityDocument | undefined
  for (const column of columns) {
    const target = column.target === null ? undefined : targets.get(column.target)
    if (!target) continue
    at.set(target.target, column)
    const documentKind = kindWords || (residentWords.test(column.plain) ? '身份证' : undefined)
    const { value, faults: found } = readCell(world, target, cells[column.at] ?? '', {
      lost: lost.includes(column.at),
      documentKind,
    })
    for (const f of found) faults.push({ ...f, at: column.at, target: target.target })
    if (value === null) continue
    if (Array.isArray(value)) {
      for (const phone of value) facts.push({ field: target.target, value: phone })
      values[target.target] ??= value[0]!
    } else if (typeof value === 'object') {
      values[target.target] = value.canonical
      if (target.target === 'document') {
        document = value
        facts.push({ field: 'document', value: value.canonical, document: value })
      }
    } else {
      values[target.target] = value
      facts.push({ field: target.target, value })
    }
  }
  const text = (target: string) => (values[target] === undefined ? null : String(values[target]))
  const say = (found: Fault, target: string) => faults.push({ ...found, at: at.get(target)?.at ?? null, target })
  const foreign = text('foreign_name')
  let name = text('name')
  if (!name && foreign) {
    name = foreign
    facts.push({ field: 'name', value: foreign })
  } else if (foreign && name !== foreign) facts.push({ field: 'former_name', value: foreign })
  if (!name && !faults.some((f) => f.target === 'name'))
    say(fault('missing', { field: { zh: '姓名', en: 'Name' } }), 'name')
  if (document && document.faults.length === 0) {
    const birth = text('birth_on')
    if (document.birthOn && birth && birth !== document.birthOn)
      say(fault('birth_differs', { other: document.birthOn }, document.birthOn), 'birth_on')
    const sex = text('sex')
    if (document.sex && (sex === '1' || sex === '2') && sex !== String(document.sex))
      say(fault('sex_differs', { other: sexes[document.sex]! }, sexes[document.sex]!.zh), 'sex')
  }
  const born = document?.faults.length === 0 && document.birthOn ? document.birthOn : text('birth_on')
  if (born && born > world.today) say(fault('day_future', { is: born }), at.has('birth_on') ? 'birth_on' : 'document')
  const age = ageOn(born, world.today)
  if (age !== null && age > 115) say(fault('age_high', { count: age }), at.has('birth_on') ? 'birth_on' : 'document')
  const [division, detail] = [text('registered_division'), text('registered_address')]
  const registeredAddress =
    detail && division && !detail.startsWith(division) && !detail.includes(division.slice(-3))
      ? `${division}${detail}`
      : (detail ?? division)
  const outside = new Set([
    'document_kind',
    'foreign_name',
    'home_address',
    'lodging',
    'registered_division',
    'grid',
    'household_number',
    'head_name',
    'head_document',
    'separation',
    'lives_since',
    'registered_address',
    'relation',
  ])
  const own = facts.filter((f) => !outside.has(f.field))
  if (registeredAddress) own.push({ field: 'registered_address', value: registeredAddress })
  const relation = text('relation')
  if (relation) own.push({ field: 'relation', value: relation })
  return {
    facts: own,
    document,
    homeAddress: text('home_address'),
    grid: text('grid'),
    registeredAddress,
    householdNumber: text('household_number'),
    headName: text('head_name'),
    separation: text('separation'),
    since: text('lives_since'),
    relation,
    faults,
    values,
  }
}
