import * as catalogue from './catalogue.zh-CN.ts'
import * as applications from './applications.zh-CN.ts'
import * as hall from './hall.zh-CN.ts'
import * as tickets from './tickets.zh-CN.ts'
import * as notices from './notices.zh-CN.ts'
import * as agency from './agency.zh-CN.ts'
import * as certificates from './certificates.zh-CN.ts'
import * as evaluation from './evaluation.zh-CN.ts'
import * as consultation from './consultation.zh-CN.ts'

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
