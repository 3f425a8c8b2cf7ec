import type * as zh from './import-faults.zh-CN.ts'

export const words = {
  'people.import_fault.missing': '“{field}” is empty and must be filled in',
  'people.import_fault.name_shape': '“{is}” doesn’t look like a name',
  'people.import_fault.masked':
    '“{is}” is hidden content and can’t be imported: enter it whole, or use a file exported unmasked',
  'people.import_fault.document_lost':
    'Excel has lost the last digits: make this column text and enter the whole number again',
  'people.import_fault.document_length':
    'The document number has {count} places; a resident number has 18 (an old one 15)',
  'people.import_fault.document_characters': 'There are characters in the document number that don’t belong there',
  'people.import_fault.document_checksum': 'The check digit of the resident number doesn’t fit: is one digit mistyped?',
  'people.import_fault.document_birth': 'The birth date inside the resident number doesn’t exist',
  'people.import_fault.document_region': 'The region code at the beginning of the resident number doesn’t exist',
  'people.import_fault.document_placeholder':
    'This is a placeholder, no real document number; leave it empty where there is none',
  'people.import_fault.document_kind': 'The number doesn’t look like that kind of document; it is kept as {other}',
  'people.import_fault.birth_differs': 'Differs from the birth date in the resident number ({other})',
  'people.import_fault.sex_differs': 'Differs from the sex in the resident number ({other})',
  'people.import_fault.phone_shape': 'Wrong phone number: “{is}”; mobile numbers have 11 digits. It isn’t written',
  'people.import_fault.phone_short': 'The phone number has {count} digits and isn’t written',
  'people.import_fault.day_shape': 'Can’t read the date “{is}”: write 2020-01-02',
  'people.import_fault.day_never': 'There is no such day: “{is}”',
  'people.import_fault.day_part': 'Incomplete date: “{is}”; without a day it isn’t written',
  'people.import_fault.day_future': 'The date is in the future: “{is}”',
  'people.import_fault.day_ancient': 'The date is too early: “{is}”',
  'people.import_fault.age_high': '{count} years old: check the birth date',
  'people.import_fault.code_unknown': '“{is}” is none of the choices of {field} and isn’t written',
  'people.import_fault.number_shape': '“{is}” isn’t a number and isn’t written',
  'people.import_fault.flag_shape': '“{is}” is neither yes nor no and isn’t written',
  'people.import_fault.text_long': 'Too long: only the first {count} characters are kept',
  'people.import_fault.formula_error': 'The cell holds the formula error {is}: enter a value',
  'people.import_fault.address_missing': 'Without an address no dwelling can be found',
  'people.import_fault.grid_unknown': 'This community has no grid “{is}”; it isn’t written',
  'people.import_fault.credit_code': 'Wrong unified social credit code: check it; it isn’t written',
  'people.import_fault.twice': 'The same document number as in row {row}: one person, one row',
  'people.import_fault.twice_name':
    'The same document number as in row {row}, with another name: check which row is wrong',
  'people.import_fault.known_name': 'This document number is on record with another name: check it',
  'people.import_fault.other_community':
    'This person is kept by {area} and isn’t written; both communities are told when the import is written. If they have moved here, ask for a transfer',
  'people.import_fault.address_differs':
    'The address differs from the one on record ({other}) and isn’t written; if they have moved, choose “moved”',
  'people.import_fault.maybe_same': 'May be {other}, who is on record: say whether it is the same person',
  'people.import_fault.maybe_same_row': 'May be the same person as in row {row}: say whether they are',
  'people.import_fault.same_row': 'The same person as in row {row}; the two rows become one',
  'people.import_fault.merged_blank': 'This row has no name: merged cells or a line of totals? It isn’t written',
  'people.import.suggestion': 'Suggested: {value}',
  'people.import.error_row': 'Row in the file',
  'people.import.error_says': 'What is wrong',
  'people.import.error_way':
    'The comments of the red cells say what is wrong; mend them, save, and import the file again',
  'people.import.error_file': 'faulty rows',
  'people.import.joins_row': 'joins the person of row {row}',
} as const satisfies Record<keyof typeof zh.words, string>
