import { useEffect } from 'react'
import type { Material } from '#contract/matters/item.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { usePhotos } from '#kit/photo/use-photos.ts'
import type { Papers } from './use-papers.ts'
import { words } from './words.ts'

/** One paper: photos by camera or album, kept on the phone until sent; or a promise, where that will do. */
export const PaperField = ({
  material,
  draft,
  papers,
  promised,
  onPromise,
}: {
  material: Material
  draft: string
  papers: Papers
  promised: boolean
  onPromise: (promised: boolean) => void
}) => {
  const say = useWords(words)
  useLanguage()
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
      {material.sampleText && (
        <details className="more">
          <summary>{say('sample')}</summary>
          <p className="case-text soft small">{material.sampleText}</p>
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
