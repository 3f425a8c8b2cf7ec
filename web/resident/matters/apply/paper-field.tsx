import { useEffect } from 'react'
import { getSample } from '#contract/matters/catalogue.ts'
import type { Material } from '#contract/matters/item.ts'
import { openFile } from '#kit/download.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { usePhotos } from '#kit/photo/use-photos.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import type { Papers } from './use-papers.ts'
import { words } from './words.ts'

/** One paper: photos by camera or album, kept on the phone until sent; or a promise, where that will do. */
export const PaperField = ({
  item: { areaId, code },
  material,
  draft,
  papers,
  promised,
  onPromise,
}: {
  /** Whose paper it is, for its sample. */
  item: { areaId: number; code: string }
  material: Material
  draft: string
  papers: Papers
  promised: boolean
  onPromise: (promised: boolean) => void
}) => {
  const say = useWords(words)
  useLanguage()
  const { key, sampleText, sampleFile, sampleAreaId } = material
  const openSample = () =>
    void openFile(getSample, {
      params: { areaId: sampleAreaId ?? areaId, code, material: key },
      query: { file: sampleFile },
    }).catch(sayRefused)
  const photos = usePhotos(`${draft}.${material.key}`, 6)
  const { register } = papers
  useEffect(() => register(material.key, { photos, promised }))
  useEffect(() => () => register(material.key, undefined), [register, material.key])
  return (
    <li className="paper-field">
      {material.electronic ? (
        <PhotoPicker photos={photos} label={pick(material)} optional={material.noteZh} />
      ) : (
        <>
          <p className="field-label">{pick(material)}</p>
          <p className="soft small">{say('onPaper')}</p>
        </>
      )}
      {(sampleText || sampleFile) && (
        <details className="more">
          <summary>{say('sample')}</summary>
          {sampleText && <p className="case-text soft small">{sampleText}</p>}
          {sampleFile && (
            <Button kind="quiet" aria-label={say('openSampleOf', { name: pick(material) })} onClick={openSample}>
              {say('openSample')}
            </Button>
          )}
        </details>
      )}
      {material.promise && photos.photos.length === 0 && (
        <label className="flag">
          <input type="checkbox" checked={promised} onChange={(e) => onPromise(e.target.checked)} />
          <span>{say('promise')}</span>
        </label>
      )}
    </li>
  )
}
