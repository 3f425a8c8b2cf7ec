// The door of matters 服务事项: what other modules may call.
export { inviteEvaluation } from './evaluation/invite.ts'
