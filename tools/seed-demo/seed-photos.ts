import type pg from 'pg'
import { prepareUpload, type ReadyFile } from '#platform/file-content.ts'
import { setFilesFolder, writeBytes } from '#platform/file-disk.ts'
import type { CaseLife } from './case-life.ts'
import { copyRows } from './copy-rows.ts'
import { drawPicture } from './pictures.ts'

/** Draws the pictures the cases name, once each, and keeps a copy for every case that shows one. */
export const seedPhotos = async (
  client: pg.ClientBase,
  dataDir: string,
  lives: readonly CaseLife[],
): Promise<number> => {
  setFilesFolder(`${dataDir}/files`)
  const shown = lives.flatMap((life) => life.photos.map((photo) => ({ life, photo })))
  const drawn = new Map<string, ReadyFile>()
  for (const { life, photo } of shown) {
    if (drawn.has(photo.picture)) continue
    const title = life.world.conf.categories.get(life.c.category_id)?.zh ?? '事件'
    drawn.set(photo.picture, await prepareUpload(await drawPicture(title, photo.phase, photo.picture)))
  }
  for (const { life, photo } of shown) {
    const { full, thumbnail } = drawn.get(photo.picture)!
    const key = { areaId: life.c.area_id, id: photo.fileId }
    await writeBytes(key, 'full', full)
    if (thumbnail) await writeBytes(key, 'thumbnail', thumbnail)
  }
  await copyRows(
    client,
    'platform.file',
    [
      'area_id',
      'id',
      'kind',
      'content_type',
      'name',
      'size',
      'width',
      'height',
      'digest',
      'received_digest',
      'uploaded_by',
      'uploaded_at',
      'used_by',
    ],
    shown.map(({ life, photo }) => {
      const file = drawn.get(photo.picture)!
      return [
        life.c.area_id,
        photo.fileId,
        'image',
        file.contentType,
        '示例图片.jpg',
        file.full.length,
        file.width,
        file.height,
        file.digest,
        file.receivedDigest,
        photo.by,
        photo.at,
        `incidents.incident:${life.c.id}`,
      ]
    }),
  )
  return shown.length
}
