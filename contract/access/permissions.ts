/** Every permission of the product. Named `<context>.<what>`; a route declares exactly one (architecture rule 3). */
export const permissions = [
  // territory
  'territory.read_register', // grids, buildings, who is responsible, with staff contacts
  'territory.manage', // areas, organisations, grids
  // access
  'access.manage_accounts', // accounts and posts: security administrator
  'access.manage_absences', // record that a colleague is away
  'access.read_audit', // auditor
  'access.manage_system', // calendars, settings, jobs: system administrator
  // people
  'people.own', // the resident's own record, and asking for corrections
  'people.read', // rows, masked
  'people.reveal', // documents, phones and other sealed values, with a reason
  'people.edit', // record, change, move, answer notices and requests
  'people.care', // care registers, each only for the roles it names
  'people.merge', // settle doubles
  'people.import',
  'people.export',
  'people.read_reveals', // who saw whom
  'people.read_numbers', // numbers, small cells suppressed
  'people.configure', // fields, codes, registers, whom to believe
  // matters
  'matters.own', // the resident's own applications, bookings, questions
  'matters.read', // rows of applications, bookings, orders, masked
  'matters.reveal', // an applicant's number, phone, form, with a reason
  'matters.accept', // the window: look up, take in, one-time notice, hand over, finish done-at-once
  'matters.decide', // what a tier may decide
  'matters.configure', // catalogue, power register, posts
  'matters.hall', // hours, windows, rotation, duty, skills
  'matters.call', // call tickets, check in
  'matters.book_for', // book for residents
  'matters.agency', // 全程代办
  'matters.certify', // issue and refuse certificates
  'matters.answer', // answer questions
  'matters.correct', // bad grades
  'matters.export',
  'matters.read_numbers',
  // incidents
  'incidents.report', // anybody signed in
  'incidents.follow', // the reporter's own cases
  'incidents.read', // rows, masked
  'incidents.read_secret',
  'incidents.reveal', // a reporter's contact, with a reason
  'incidents.accept', // accept, reject, merge, answer
  'incidents.assign', // to a department or worker
  'incidents.verify', // confirm on the spot
  'incidents.whistle', // community whistles to the street
  'incidents.coordinate', // street calls departments
  'incidents.handle', // sign, handle, return, ask for delay
  'incidents.approve', // delay, suspension, void
  'incidents.check', // check what another handled
  'incidents.call_back', // ask the resident for a verdict
  'incidents.supervise', // urge, yellow card, red card
  'incidents.instruct', // leaders' instructions
  'incidents.export',
  'incidents.read_numbers', // indicators
  'incidents.configure', // taxonomies, limits, duties
  // visits
  'visits.record', // write the diary, carry the field pack
  'visits.read', // entries of the diary
  'visits.configure', // plans, campaigns, plates
  'visits.read_numbers', // coverage, themes
  'visits.answer', // "nobody came", praise
  'visits.export', // the diary as a sheet
  'visits.own', // the resident's own words at the door
] as const
export type Permission = (typeof permissions)[number]
