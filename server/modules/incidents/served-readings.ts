import * as followed from '#contract/incidents/followed-incidents.ts'
import * as forms from '#contract/incidents/incident-forms.ts'
import * as lists from '#contract/incidents/incident-lists.ts'
import { incidentMap } from '#contract/incidents/incident-map.ts'
import { getIncident as getRoute } from '#contract/incidents/incidents.ts'
import { serve, type Served } from '#platform/module.ts'
import { bulkAssign } from './bulk-assign.ts'
import { explainClocks } from './explain-clocks.ts'
import { exportIncidents } from './export-incidents.ts'
import { followIncident, myIncidents } from './follow-incident.ts'
import { getIncident } from './get-incident.ts'
import { incidentDesk, listIncidents } from './list-incidents.ts'
import { mapIncidents } from './map-incidents.ts'
import { sayMeToo } from './me-too.ts'
import { nearbyIncidents } from './nearby-incidents.ts'
import { printIncident } from './print-incident.ts'
import { revealContact } from './reveal-contact.ts'
import { deleteView, listViews, saveView } from './saved-views.ts'

/** Everything that reads incidents, and the small writes around it. */
export const servedReadings: readonly Served[] = [
  serve(getRoute, (context, { params }) => getIncident(context, params)),
  serve(lists.listIncidents, (context, { query }) => listIncidents(context, query)),
  serve(lists.incidentDesk, incidentDesk),
  serve(lists.exportIncidents, (context, { query }) => exportIncidents(context, query)),
  serve(lists.listViews, listViews),
  serve(lists.saveView, (context, { params, body }) =>
    saveView(context, params.id, { ...body, sort: body.sort ?? null }),
  ),
  serve(lists.deleteView, (context, { params }) => deleteView(context, params.id)),
  serve(incidentMap, (context, { query }) => mapIncidents(context, query)),
  serve(forms.printIncidentForm, (context, { params, query }) =>
    printIncident(context, params, params.form, query.organisationId),
  ),
  serve(forms.revealContact, (context, { params, body }) => revealContact(context, params, body.reason)),
  serve(forms.explainIncidentDeadline, (context, { params }) => explainClocks(context, params)),
  serve(forms.bulkAssign, (context, { body }) => bulkAssign(context, body)),
  serve(followed.myIncidents, (context, { query }) => myIncidents(context, query)),
  serve(followed.followIncident, (context, { params }) => followIncident(context, params)),
  serve(followed.nearbyIncidents, (context, { query }) => nearbyIncidents(context, query)),
  serve(followed.sayMeToo, (context, { params }) => sayMeToo(context, params)),
]
