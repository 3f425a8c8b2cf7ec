import { PhotoWall } from '#kit/photo/photo-wall.tsx'
import { useField } from '../store/index.ts'
import { useKeptUrls } from '../visits/kept/use-kept-urls.ts'

type Photos = Parameters<typeof PhotoWall>[0]['photos']
const none: readonly string[] = []

/** Photos of a case; those that are still only on this phone are shown from it. */
export const CasePhotos = ({ areaId, photos }: { areaId: number; photos: Photos }) => {
  const { state } = useField()
  const urls = useKeptUrls(state === 'ready' ? photos.map(({ fileId }) => fileId) : none)
  return <PhotoWall areaId={areaId} photos={photos} kept={urls} />
}
