import './photo.css'
import { useRef, useState } from 'react'
import { readFile } from '#contract/platform/files.ts'
import { addressOf } from '../address.ts'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'

const words = {
  before: { zh: '反映时', en: 'When reported' },
  after: { zh: '处理后', en: 'After' },
  check: { zh: '核查时', en: 'When checked' },
  note: { zh: '补充', en: 'Added later' },
  photo: { zh: '{phase}的照片，第 {n} 张', en: '{phase}: photo {n}' },
  close: { zh: '关闭', en: 'Close' },
}
const phases = ['before', 'after', 'check', 'note'] as const
type Phase = (typeof phases)[number]

/** Photos of a case, before and after beside each other; one press shows a photo whole. */
export const PhotoWall = ({
  areaId,
  photos,
  kept,
}: {
  areaId: number
  photos: readonly { fileId: string; phase: Phase }[]
  /** Addresses of photos that are on this device, by file. */
  kept?: ReadonlyMap<string, string | null>
}) => {
  const say = useWords(words)
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<{ src: string; alt: string }>()
  const source = (id: string, size: 'full' | 'thumbnail') =>
    kept?.get(id) ?? addressOf(readFile, { params: { areaId, id }, query: { size } })
  return (
    <>
      <div className="photo-wall">
        {phases.map((phase) => {
          const some = photos.filter((photo) => photo.phase === phase)
          return some.length ? (
            <section key={phase} aria-label={say(phase)}>
              <h3 className="soft small">{say(phase)}</h3>
              <ul className="photos">
                {some.map(({ fileId }, at) => {
                  const alt = say('photo', { phase: say(phase), n: at + 1 })
                  const show = () => {
                    setShown({ src: source(fileId, 'full'), alt })
                    dialog.current?.showModal()
                  }
                  return (
                    <li key={fileId} className="photo">
                      <button type="button" className="photo-open" onClick={show}>
                        <img src={source(fileId, 'thumbnail')} alt={alt} loading="lazy" />
                      </button>
                    </li>
                  )
                })}
              </ul>
            </section>
          ) : null
        })}
      </div>
      <dialog
        ref={dialog}
        className="photo-full"
        aria-label={shown?.alt}
        onClick={() => dialog.current?.close()}
        onClose={() => setShown(undefined)}
      >
        <button type="button" className="icon-button" aria-label={say('close')}>
          <Icon name="close" size={24} />
        </button>
        {shown && <img src={shown.src} alt={shown.alt} />}
      </dialog>
    </>
  )
}
