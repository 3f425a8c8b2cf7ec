// The door of people 居民: what other modules may call. Signatures are the design; bodies stand in the files named.
export { loadFieldBook, type FieldBook } from './field-book.ts'
export { openSource, type NewSource } from './source-store.ts'
export { proposeFacts, type FactResult } from './propose-facts.ts'
export { recordPerson, type RecordedPerson } from './record-person.ts'
export { mustVisit, type MustVisit } from './must-visit.ts'
export { findResident, type Resident } from './find-resident.ts'
