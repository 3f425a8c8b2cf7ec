// The door of incidents 事件: what other modules may call.
export { reportableCategories } from './find-categories.ts'
export { fieldTasks } from './field-tasks.ts'
export { reportForHelp } from './report-for-help.ts'
export { reportIncident, type Place } from './report-incident.ts'
