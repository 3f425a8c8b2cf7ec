import { z } from 'zod'
import { route } from '../route.ts'
import { Day, text } from '../shapes.ts'

const code = z.string().regex(/^[a-z][a-z_]{1,40}$/)

/** 岗位: one of the posts of a community station, with the names it bore over the years (A13). */
export const PostKind = z.object({
  code,
  nameZh: z.string(),
  nameEn: z.string(),
  position: z.number().int(),
  validTo: Day.nullable(),
  version: z.number().int(),
  aliases: z.array(z.object({ name: z.string(), validFrom: Day.nullable(), validTo: Day.nullable() })),
})

export const PostKindDraft = z.object({
  nameZh: text(40),
  nameEn: text(80),
  position: z.number().int().min(1).max(999),
  validTo: Day.nullish(),
  aliases: z
    .array(z.object({ name: text(40), validFrom: Day.nullish(), validTo: Day.nullish() }))
    .max(20)
    .default([]),
  version: z.number().int().min(0).describe('0: a new one'),
})

export const listPostKinds = route({
  name: 'territory.list_post_kinds',
  method: 'GET',
  path: '/api/post-kinds',
  permission: 'public',
  about: { zh: '社区工作站岗位字典', en: 'The posts of a community station' },
  answer: z.object({ rows: z.array(PostKind) }),
})

export const savePostKind = route({
  name: 'territory.save_post_kind',
  method: 'PUT',
  path: '/api/post-kinds/{code}',
  permission: 'access.manage_system',
  about: { zh: '新增或修改岗位', en: 'Add or change a post of the dictionary' },
  params: z.object({ code }),
  body: PostKindDraft,
  answer: PostKind,
  problems: ['platform.conflict'],
})
