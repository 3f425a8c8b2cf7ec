import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { Nowhere } from './shell/nowhere.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: Nowhere })

type Page = () => Promise<{ default: RouteComponent }>
/** Whatever stands behind `?` is the page's own: filters, the chosen row. */
const search = (wanted: Record<string, unknown>) => wanted
const page = <const Path extends string>(path: Path, load: Page) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), validateSearch: search })

// one file a page, in the folder of its context; its place in the menu is in shell/menu.ts
const tree = root.addChildren([
  page('/', () => import('./incidents/workbench.tsx')),
  page('/incidents', () => import('./incidents/list.tsx')),
  page('/incidents/new', () => import('./incidents/new-report.tsx')),
  page('/incidents/hotline', () => import('./incidents/hotline.tsx')),
  page('/incidents/$areaId/$id', () => import('./incidents/detail.tsx')),
  page('/map', () => import('./territory/map.tsx')),
  page('/board', () => import('./dashboards/board.tsx')),
  page('/people', () => import('./people/list.tsx')),
  page('/people/new', () => import('./people/new-person.tsx')),
  page('/people/$areaId/$id', () => import('./people/person.tsx')),
  page('/households', () => import('./people/households.tsx')),
  page('/households/$areaId/$id', () => import('./people/household.tsx')),
  page('/dwellings/$areaId/$id', () => import('./people/dwelling.tsx')),
  page('/buildings', () => import('./people/building.tsx')),
  page('/care', () => import('./people/care.tsx')),
  page('/dwellings', () => import('./people/dwellings.tsx')),
  page('/premises', () => import('./people/premises.tsx')),
  page('/premises/$areaId/$id', () => import('./people/premises-one.tsx')),
  page('/separation', () => import('./people/separation.tsx')),
  page('/people-reveals', () => import('./people/reveals.tsx')),
  page('/matching', () => import('./people/matching.tsx')),
  page('/people-imports', () => import('./people/imports.tsx')),
  page('/people-imports/$areaId/$id', () => import('./people/import.tsx')),
  page('/plausibility', () => import('./people/plausibility.tsx')),
  page('/people-numbers', () => import('./people/numbers.tsx')),
  page('/people-notices', () => import('./people/notices.tsx')),
  page('/matters/window', () => import('./matters/window/window.tsx')),
  page('/matters/hall/lobby', () => import('./matters/hall/lobby.tsx')),
  page('/matters/hall/settings', () => import('./matters/hall/settings.tsx')),
  page('/matters/hall/numbers', () => import('./matters/hall/numbers.tsx')),
  page('/matters/hall/tickets', () => import('./matters/hall/tickets.tsx')),
  page('/matters/hall/desk', () => import('./matters/hall/desk.tsx')),
  page('/matters/applications', () => import('./matters/applications/list.tsx')),
  page('/matters/applications/$areaId/$id', () => import('./matters/applications/detail.tsx')),
  page('/matters/certificates', () => import('./matters/certificates/certificates.tsx')),
  page('/matters/certificates/$areaId/$id', () => import('./matters/certificates/certificate.tsx')),
  page('/matters/agency', () => import('./matters/agency/list.tsx')),
  page('/matters/agency/$areaId/$id', () => import('./matters/agency/order.tsx')),
  page('/matters/consultations', () => import('./matters/consultation/list.tsx')),
  page('/matters/consultations/$areaId/$id', () => import('./matters/consultation/consultation.tsx')),
  page('/matters/corrections', () => import('./matters/corrections/list.tsx')),
  page('/matters/corrections/$areaId/$id', () => import('./matters/corrections/correction.tsx')),
  page('/matters/notices', () => import('./matters/notices/list.tsx')),
  page('/matters/evaluations', () => import('./matters/evaluations/list.tsx')),
  page('/matters/numbers', () => import('./matters/numbers/numbers.tsx')),
  page('/matters/catalogue', () => import('./matters/catalogue/catalogue.tsx')),
  page('/matters/catalogue/import', () => import('./matters/catalogue/import.tsx')),
  page('/matters/catalogue/$code', () => import('./matters/catalogue/item.tsx')),
  page('/visits', () => import('./visits/list.tsx')),
  page('/visits/to-visit', () => import('./visits/to-visit.tsx')),
  page('/visits/follow-ups', () => import('./visits/follow-ups.tsx')),
  page('/visits/numbers', () => import('./visits/numbers/numbers.tsx')),
  page('/visits/themes', () => import('./visits/numbers/themes.tsx')),
  page('/visits/campaigns', () => import('./visits/campaigns/campaigns.tsx')),
  page('/visits/doors', () => import('./visits/doors/list.tsx')),
  page('/visits/doors/$areaId/$id', () => import('./visits/doors/door.tsx')),
  page('/visits/boxes', () => import('./visits/boxes/boxes.tsx')),
  page('/visits/boxes/record', () => import('./visits/boxes/record.tsx')),
  page('/visits/boxes/$areaId/$id', () => import('./visits/boxes/collection.tsx')),
  page('/visits/plan', () => import('./visits/plan.tsx')),
  page('/visits/plates', () => import('./visits/plates.tsx')),
  page('/visits/$areaId/$id', () => import('./visits/entry.tsx')),
  page('/admin/taxonomies', () => import('./configuration/taxonomies.tsx')),
  page('/admin/limits', () => import('./configuration/limits.tsx')),
  page('/admin/calendar', () => import('./territory/calendar.tsx')),
  page('/admin/areas', () => import('./territory/areas.tsx')),
  page('/admin/organisations', () => import('./territory/organisations.tsx')),
  page('/admin/duties', () => import('./configuration/duties.tsx')),
  page('/admin/post-kinds', () => import('./territory/post-kinds.tsx')),
  page('/admin/people-fields', () => import('./people/fields.tsx')),
  page('/admin/people-codes', () => import('./people/codes.tsx')),
  page('/admin/care-kinds', () => import('./people/care-kinds.tsx')),
  page('/admin/map', () => import('./territory/map-sources.tsx')),
  page('/admin/absences', () => import('./access/absences.tsx')),
  page('/admin/accounts', () => import('./access/accounts.tsx')),
  page('/admin/feedback', () => import('./portal/feedback.tsx')),
  page('/audit', () => import('./access/audit.tsx')),
  page('/me', () => import('./access/me.tsx')),
])

export const router = createRouter({
  routeTree: tree,
  basepath: '/staff',
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Skeleton lines={8} />,
  defaultPendingMs: 150,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
