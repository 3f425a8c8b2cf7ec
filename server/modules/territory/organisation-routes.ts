import { sql } from 'kysely'
import * as wire from '#contract/territory/organisations.ts'
import type { OrganisationKind } from '#contract/territory/organisations.ts'
import type { Context } from '#platform/context.ts'
import { serve } from '#platform/module.ts'
import { conflict } from '#platform/problem.ts'
import { getArea } from './area-store.ts'
import * as store from './organisation-store.ts'
import { organisationExists, organisationUnknown } from './problems.ts'

const ownOrganisation = async ({ db, areaId }: Context, id: number) => {
  const organisation = await store.findOrganisation(db, id)
  if (!organisation || organisation.areaId !== areaId) throw organisationUnknown({ id })
  return organisation
}

type KindRow = { code: OrganisationKind; nameZh: string; nameEn: string; duties: string; isCommunityBody: boolean }

export const organisationRoutes = [
  serve(wire.listOrganisations, async ({ db }, { params: { areaId }, query }) => {
    // The order of the three bodies matters inside one area; a subtree is paged by key.
    const rows = await store.organisationsOf(db, areaId, query)
    return { rows, next: query.below && rows.length === query.limit ? rows.at(-1)!.id : null }
  }),

  serve(wire.addOrganisation, async (context, { params: { areaId }, body }) => {
    await getArea(context.db, areaId)
    if (body.parentId && !(await store.findOrganisation(context.db, body.parentId)))
      throw organisationUnknown({ id: body.parentId })
    const id = await store.insertOrganisation(context.db, areaId, body)
    if (!id) throw organisationExists({ name: body.name })
    context.audit({ organisationId: id })
    return ownOrganisation(context, id)
  }),

  serve(wire.changeOrganisation, async (context, { params: { areaId, id }, body: { version, ...change } }) => {
    const before = await ownOrganisation(context, id)
    if (change.name && change.name !== before.name) {
      const others = await store.organisationsOf(context.db, areaId)
      if (others.some((o) => o.id !== id && o.name === change.name)) throw organisationExists({ name: change.name })
    }
    if (!(await store.updateOrganisation(context.db, id, version, change))) throw conflict({ version: before.version })
    context.audit({ organisationId: id, changed: Object.keys(change) })
    return ownOrganisation(context, id)
  }),

  serve(wire.listOrganisationKinds, async ({ db }) => ({
    rows: (
      await sql<KindRow>`select code, name_zh "nameZh", name_en "nameEn", duties, is_community_body "isCommunityBody"
        from territory.organisation_kind order by position`.execute(db)
    ).rows,
  })),
]
