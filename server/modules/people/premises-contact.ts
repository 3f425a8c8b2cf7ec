import { open, seal } from '#platform/crypto.ts'

const purpose = 'people.premises'
/** The phone of premises, sealed: by the form, the import and the export alike. */
export const sealContact = (phone: string) => seal(phone, purpose)
export const openContact = (sealed: Buffer) => open(sealed, purpose)
