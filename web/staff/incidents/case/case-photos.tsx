import { PhotoWall } from '#kit/photo/photo-wall.tsx'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

/** Photos of the case, before and after beside each other. */
export const CasePhotos = ({ detail }: { detail: IncidentDetail }) => {
  const say = useWords(words)
  if (!detail.photos.length) return <p className="soft">{say('noPhotos')}</p>
  return (
    <div className="case-photos">
      <PhotoWall areaId={detail.areaId} photos={detail.photos} />
    </div>
  )
}
