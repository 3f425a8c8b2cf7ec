import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, text } from '../shapes.ts'

export const organisationKinds = [
  'party_organisation',
  'residents_committee',
  'service_station',
  'property_company',
  'owners_committee',
  'street_office',
  'governance_centre',
  'hotline_centre',
  'department',
  'social_organisation',
] as const
export const OrganisationKind = z.enum(organisationKinds)
export type OrganisationKind = z.infer<typeof OrganisationKind>

const OrganisationId = z.coerce.number().int().min(1).max(2147483647)

/** 组织. */
export const Organisation = z.object({
  id: OrganisationId,
  areaId: AreaId,
  kind: OrganisationKind,
  kindName: z.string(),
  name: z.string(),
  shortName: z.string(),
  parentId: OrganisationId.nullable(),
  duties: z.string(),
  isCommunityBody: z.boolean(),
  phone: z.string().nullable().describe('office phone'),
  address: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  version: z.number().int(),
})

export const OrganisationDraft = z.object({
  clientId: ClientId,
  kind: OrganisationKind,
  name: text(100),
  shortName: text(40).optional(),
  parentId: OrganisationId.nullish(),
  duties: text(2000).nullish().describe('null: the duties of its kind'),
  phone: text(30).nullish(),
  address: text(200).nullish(),
})
export type OrganisationDraft = z.infer<typeof OrganisationDraft>

export const OrganisationChange = OrganisationDraft.pick({
  name: true,
  shortName: true,
  duties: true,
  phone: true,
  address: true,
})
  .partial()
  .extend({
    validTo: Day.nullish().describe('the last day of a closed organisation'),
    version: z.number().int().min(1),
  })

export const listOrganisations = route({
  name: 'territory.list_organisations',
  method: 'GET',
  path: '/api/areas/{areaId}/organisations',
  // Whose duty is what is public knowledge; and who gives posts, without business permissions, chooses one here.
  permission: 'public',
  about: { zh: '一个区域的组织', en: 'Organisations of an area' },
  params: InArea,
  query: z.object({
    kind: OrganisationKind.optional(),
    below: z.stringbool().default(false).describe('the whole subtree'),
    reach: z
      .stringbool()
      .default(false)
      .describe('with those of the areas above: whoever may work on a case of this area'),
    after: z.coerce.number().int().min(0).max(2147483647).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  answer: z.object({ rows: z.array(Organisation), next: z.number().int().nullable() }),
})

export const addOrganisation = route({
  name: 'territory.add_organisation',
  method: 'POST',
  path: '/api/areas/{areaId}/organisations',
  permission: 'territory.manage',
  about: { zh: '新增组织', en: 'Add an organisation' },
  params: InArea,
  body: OrganisationDraft,
  answer: Organisation,
  problems: ['territory.area_unknown', 'territory.organisation_unknown', 'territory.organisation_exists'],
})

export const changeOrganisation = route({
  name: 'territory.change_organisation',
  method: 'PATCH',
  path: '/api/areas/{areaId}/organisations/{id}',
  permission: 'territory.manage',
  about: { zh: '修改或撤销组织', en: 'Change or close an organisation' },
  params: InArea.extend({ id: OrganisationId }),
  body: OrganisationChange,
  answer: Organisation,
  problems: ['territory.organisation_unknown', 'territory.organisation_exists', 'platform.conflict'],
})

export const listOrganisationKinds = route({
  name: 'territory.list_organisation_kinds',
  method: 'GET',
  path: '/api/organisation-kinds',
  permission: 'public',
  about: { zh: '组织类别', en: 'Kinds of organisations' },
  answer: z.object({
    rows: z.array(
      z.object({
        code: OrganisationKind,
        nameZh: z.string(),
        nameEn: z.string(),
        duties: z.string(),
        isCommunityBody: z.boolean(),
      }),
    ),
  }),
})
