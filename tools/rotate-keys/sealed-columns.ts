/** Every column that holds something sealed, with the purpose it was sealed for and the blind index beside it. */
export type SealedColumn = { table: string; column: string; purpose?: string; index?: { column: string; kind: string } }

export const sealedColumns: readonly SealedColumn[] = [
  { table: 'access.account', column: 'phone', index: { column: 'phone_index', kind: 'phone' } },
  { table: 'access.account', column: 'totp_secret', purpose: 'totp' },
  { table: 'platform.feedback', column: 'contact', purpose: 'feedback_contact' },
  { table: 'incidents.incident', column: 'reporter_name' },
  { table: 'incidents.incident', column: 'reporter_phone', index: { column: 'phone_index', kind: 'phone' } },
  { table: 'people.person', column: 'sealed_facts', purpose: 'people.facts' },
  {
    table: 'people.document',
    column: 'sealed',
    purpose: 'people.document',
    index: { column: 'index', kind: 'id_number' },
  },
  { table: 'people.phone', column: 'sealed', purpose: 'people.phone', index: { column: 'index', kind: 'phone' } },
  { table: 'people.field_value', column: 'sealed', purpose: 'people.value' },
  {
    table: 'people.premises',
    column: 'contact_sealed',
    purpose: 'people.premises',
    index: { column: 'contact_index', kind: 'phone' },
  },
  { table: 'people.care', column: 'sealed_details', purpose: 'people.care' },
  { table: 'people.subject_request', column: 'sealed_wanted', purpose: 'people.request' },
  { table: 'people.import_piece', column: 'sealed', purpose: 'people.import_piece' },
  { table: 'people.import_row', column: 'sealed', purpose: 'people.import_row' },
  { table: 'people.import_row', column: 'changes_sealed', purpose: 'people.import_row' },
  { table: 'people.merge', column: 'before_sealed', purpose: 'people.whole' },
  { table: 'matters.signing_key', column: 'sealed', purpose: 'matters.signing_key' },
  { table: 'matters.certificate', column: 'sealed_name', purpose: 'matters.certificate_name' },
  { table: 'matters.certificate', column: 'sealed_values', purpose: 'matters.certificate_values' },
  { table: 'matters.certificate_demand', column: 'sealed_name', purpose: 'matters.demand_name' },
  { table: 'matters.evaluation', column: 'sealed_contact_name', purpose: 'matters.evaluator_name' },
  { table: 'matters.evaluation', column: 'sealed_contact_phone', purpose: 'matters.evaluator_phone' },
  { table: 'matters.agency_order', column: 'sealed_name', purpose: 'matters.agency_name' },
  { table: 'matters.agency_order', column: 'sealed_phone', purpose: 'matters.agency_phone' },
  { table: 'matters.agency_order', column: 'sealed_address', purpose: 'matters.agency_address' },
  { table: 'matters.agency_follower', column: 'sealed_phone', purpose: 'matters.agency_phone' },
  { table: 'visits.correction', column: 'sealed', purpose: 'visits.correction' },
]

/** Bytes that aren't sealed: digests, keys of sessions, a trained model, a layout's fingerprint; and indexes renewed with their column. */
export const otherBytes: ReadonlySet<string> = new Set([
  'access.login_attempt.key',
  'access.first_admin_code.code',
  // Emptied: a code lives for minutes.
  'access.phone_code.phone_index',
  'access.phone_code.code',
  // Emptied: the rows of a file are compared again when it is opened.
  'people.import_row.document_index',
  'people.import_layout.layout',
  'people.import.digest',
  'platform.audit_link.hash',
  'platform.session.sid',
  'platform.file.digest',
  'platform.file.received_digest',
  'incidents.suggestion_model.bytes',
])

/** Columns that stand sealed inside JSON kept for undoing: by the name of the column and what the row is. */
export const purposeWithin: Record<string, { purpose: string; index?: string }> = {
  'document.sealed': { purpose: 'people.document', index: 'id_number' },
  'phone.sealed': { purpose: 'people.phone', index: 'phone' },
  'person.sealed_facts': { purpose: 'people.facts' },
  'field_value.sealed': { purpose: 'people.value' },
  'care.sealed_details': { purpose: 'people.care' },
  'subject_request.sealed_wanted': { purpose: 'people.request' },
  'premises.contact_sealed': { purpose: 'people.premises', index: 'phone' },
}
