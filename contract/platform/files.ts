import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, InArea, Stream } from '../shapes.ts'

/** The largest upload, in megabytes (10^6 bytes). */
export const fileLimitMegabytes = 20

/** The longest and largest voice note. */
export const soundLimitMinutes = 5
export const soundLimitMegabytes = 8

/** A kept file. Pictures say their size in pixels, as kept. */
export const KeptFile = z.object({
  id: z.uuid(),
  kind: z.enum(['image', 'pdf', 'audio']),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** How long a recording plays. */
  seconds: z.int().nullable(),
})
export type KeptFile = z.infer<typeof KeptFile>

export const uploadFile = route({
  name: 'platform.upload_file',
  method: 'POST',
  path: '/api/areas/{areaId}/files',
  permission: 'incidents.report',
  about: {
    zh: '上传照片、PDF（字段 file，最大 20 MB）或录音（最长 5 分钟）；字段 clientId 由客户端生成，重复上传只保存一份；照片中的位置信息会被去掉',
    en: 'Upload a picture or PDF (field file, up to 20 MB) or a voice note (up to 5 minutes); the field clientId is made by the client, sent twice it is kept once; positions in photos are removed',
  },
  params: InArea,
  upload: true,
  answer: KeptFile,
  problems: [
    'platform.file_kind',
    'platform.file_heic',
    'platform.file_broken',
    'platform.file_too_large',
    'platform.file_too_long',
    'platform.file_too_many_pixels',
    'platform.file_taken',
  ],
  perMinute: 120,
})

export const readFile = route({
  name: 'platform.read_file',
  method: 'GET',
  path: '/api/areas/{areaId}/files/{id}',
  permission: 'signed_in',
  about: {
    zh: '查看文件；能否查看由文件所属的事项决定，上传者本人总能查看',
    en: 'Read a file; who may is decided by what the file belongs to, and the uploader always may',
  },
  params: InArea.extend({ id: ClientId }),
  query: z.object({ size: z.enum(['full', 'thumbnail']).default('full') }),
  answer: Stream,
  medium: 'file',
  problems: ['platform.file_unknown'],
})
