import type { Kind } from './kind.ts'
import { addressKind } from './kinds/address.ts'
import { category, household, idCode, placeCode, quantity } from './kinds/codes.ts'
import { dayKindDmy, dayKindMdy } from './kinds/day.ts'
import { documentKind } from './kinds/document.ts'
import { personName } from './kinds/person-name.ts'
import { phoneKind } from './kinds/phone.ts'
import { sexKind } from './kinds/sex.ts'
import { givenName, place, surname, words } from './kinds/words.ts'

/** Every kind of field, by the name a configuration uses. */
export const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  [
    personName,
    givenName,
    surname,
    documentKind,
    idCode,
    dayKindDmy,
    dayKindMdy,
    sexKind,
    phoneKind,
    addressKind,
    place,
    placeCode,
    household,
    words,
    category,
    quantity,
  ].map((kind) => [kind.name, kind]),
)
