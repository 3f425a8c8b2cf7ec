// The door of incidents 事件: what other modules may call.
export { reportForHelp } from './report-for-help.ts'
export { reportIncident, type Place } from './report-incident.ts'
