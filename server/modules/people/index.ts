// The door of people 居民: what other modules may call.
export { loadFieldBook, type FieldBook } from './field-book.ts'
export { findResident, locateByDocument, locateByPhone, type Resident } from './find-resident.ts'
export { mustVisit, type MustVisit } from './must-visit.ts'
export { proposeFacts, type FactResult } from './propose-facts.ts'
export { recordPerson, type NewRecord, type RecordedPerson } from './record-person.ts'
export { openSource, type NewSource } from './source-store.ts'
