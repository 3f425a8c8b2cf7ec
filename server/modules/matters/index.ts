// The door of matters 服务事项: what other modules may call.
export { askAtVisit } from './consultation/ask.ts'
export { inviteEvaluation } from './evaluation/invite.ts'
export { openAgency } from './agency/open-agency.ts'
export { informResident } from './notices/inform-resident.ts'
