import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, text } from '../shapes.ts'
import { applicationSorts } from './application-lists.ts'

/** A filter as it stands in a query: text by key, lists as lists. */
const Written = z.record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]))
/** 常用筛选 of the list of applications, somebody's own. */
export const ApplicationView = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: Written,
  sort: z.enum(applicationSorts).nullable(),
})

export const listApplicationViews = route({
  name: 'matters.list_application_views',
  method: 'GET',
  path: '/api/application-views',
  permission: 'signed_in',
  about: { zh: '我的办件常用筛选', en: 'My saved views of the applications' },
  answer: z.object({ rows: z.array(ApplicationView) }),
})
/** Makes or changes one; the id is the client's. At most fifty. Words that were searched for aren't kept. */
export const saveApplicationView = route({
  name: 'matters.save_application_view',
  method: 'PUT',
  path: '/api/application-views/{id}',
  permission: 'signed_in',
  about: { zh: '保存办件常用筛选', en: 'Save a view of the applications' },
  params: z.object({ id: ClientId }),
  body: z.object({ name: text(40), filter: Written, sort: z.enum(applicationSorts).nullish() }),
  answer: ApplicationView,
  problems: ['matters.too_many_views'],
})
export const deleteApplicationView = route({
  name: 'matters.delete_application_view',
  method: 'DELETE',
  path: '/api/application-views/{id}',
  permission: 'signed_in',
  about: { zh: '删除办件常用筛选', en: 'Delete a saved view' },
  params: z.object({ id: ClientId }),
  answer: z.object({ deleted: z.boolean() }),
})
