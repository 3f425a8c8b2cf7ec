import * as catalogue from './catalogue.en.ts'
import * as applications from './applications.en.ts'
import * as hall from './hall.en.ts'
import * as tickets from './tickets.en.ts'
import * as notices from './notices.en.ts'
import * as agency from './agency.en.ts'
import * as certificates from './certificates.en.ts'
import * as evaluation from './evaluation.en.ts'
import * as consultation from './consultation.en.ts'

export const problems = {
  ...catalogue.problems,
  ...applications.problems,
  ...hall.problems,
  ...tickets.problems,
  ...notices.problems,
  ...agency.problems,
  ...certificates.problems,
  ...evaluation.problems,
  ...consultation.problems,
}
export const words = {
  ...catalogue.words,
  ...applications.words,
  ...hall.words,
  ...tickets.words,
  ...notices.words,
  ...agency.words,
  ...certificates.words,
  ...evaluation.words,
  ...consultation.words,
}
