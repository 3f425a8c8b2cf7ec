import type { ComponentType, ReactElement, ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { part } from '#kit/part.ts'

type Page = ComponentType<{ params: Record<string, string> }>
/** A page of its own file, with the parameters of its path as properties; area numbers are numbers. */
const page = (path: string, load: () => Promise<{ default: unknown }>) => {
  const Shown = part(load as () => Promise<{ default: (props: Record<string, unknown>) => ReactElement | null }>)
  const Page: Page = ({ params }) => (
    <Shown {...params} {...(params['areaId'] ? { areaId: Number(params['areaId']) } : {})} />
  )
  return { path, Page }
}

/** The pages of matters; the server knows their first words too (server/platform/web.ts). */
const routes = [
  page('/matters', () => import('./find/find.tsx')),
  page('/matters/:code', () => import('./find/item.tsx')),
  page('/matters/:code/apply', () => import('./apply/apply.tsx')),
  page('/applications', () => import('./apply/applications.tsx')),
  page('/applications/:areaId/:id', () => import('./apply/application.tsx')),
  page('/book', () => import('./booking/book.tsx')),
  page('/bookings', () => import('./booking/bookings.tsx')),
  page('/bookings/:areaId/:id', () => import('./booking/booking.tsx')),
  page('/halls', () => import('./hall/halls.tsx')),
  page('/halls/:areaId/:siteId', () => import('./hall/site.tsx')),
  page('/tickets/:areaId/:id', () => import('./hall/ticket.tsx')),
  page('/ask', () => import('./ask/ask.tsx')),
  page('/questions', () => import('./ask/questions.tsx')),
  page('/questions/:areaId/:id', () => import('./ask/question.tsx')),
  page('/agency', () => import('./agency/orders.tsx')),
  page('/agency/new', () => import('./agency/new-order.tsx')),
  page('/agency/:areaId/:id', () => import('./agency/order.tsx')),
  page('/evaluate/:token', () => import('./evaluate/evaluate.tsx')),
  page('/check', () => import('./evaluate/check.tsx')),
  page('/check/:token', () => import('./evaluate/check.tsx')),
  page('/certificate-advice', () => import('./find/certificates.tsx')),
  page('/certificates', () => import('./mine/certificates.tsx')),
  page('/notices', () => import('./mine/notices.tsx')),
  page('/my-matters', () => import('./mine/my-matters.tsx')),
  // fill a screen of the hall, without the bars of the app
  page('/display/:areaId/:siteId', () => import('./display/display.tsx')),
  page('/kiosk/:areaId/:siteId', () => import('./display/kiosk.tsx')),
]

/** Fetched when a page of matters is first opened, so that the list of pages isn't part of the first load. */
export default function MatterPages({ nowhere }: { nowhere: ReactNode }) {
  return (
    <Switch>
      {routes.map(({ path, Page }) => (
        <Route key={path} path={path}>
          {(params) => <Page params={params as Record<string, string>} />}
        </Route>
      ))}
      <Route>{nowhere}</Route>
    </Switch>
  )
}
