import './photo.css'
import { useId } from 'react'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'
import type { PickedPhotos } from './use-photos.ts'

const words = {
  label: { zh: '照片', en: 'Photos' },
  add: { zh: '拍照或选照片', en: 'Take or choose photos' },
  more: { zh: '再加', en: 'More' },
  busy: { zh: '正在压缩', en: 'Making smaller' },
  photo: { zh: '第 {n} 张照片', en: 'Photo {n}' },
  remove: { zh: '删除第 {n} 张照片', en: 'Remove photo {n}' },
  sending: { zh: '正在上传 {percent}%', en: 'Sending {percent}%' },
  failed: { zh: '没有传上去，提交时会重试', en: 'Not sent; tried again when you submit' },
  sent: { zh: '已上传', en: 'Sent' },
  count: { zh: '{n}/{most} 张；位置信息会自动去掉', en: '{n} of {most}; positions are removed' },
}

/** Photos of a form: camera or album, up to `most`, each with its progress and a way to take it out. */
export const PhotoPicker = ({
  photos: { photos, busy, most, add, remove },
  label,
  optional,
}: {
  photos: PickedPhotos
  label?: string
  optional?: string
}) => {
  const say = useWords(words)
  const id = useId()
  return (
    <div className="field" role="group" aria-label={label ?? say('label')}>
      <p className="field-label">
        {label ?? say('label')}
        {optional && <span className="soft small"> {optional}</span>}
      </p>
      <ul className="photos">
        {photos.map((photo, at) => (
          <li key={photo.id} className="photo">
            <img src={photo.url} alt={say('photo', { n: at + 1 })} />
            {photo.state === 'sending' && (
              <span className="photo-over" role="status">
                {say('sending', { percent: Math.round(photo.done * 100) })}
                <progress
                  value={photo.done}
                  max={1}
                  aria-label={say('sending', { percent: Math.round(photo.done * 100) })}
                />
              </span>
            )}
            {photo.state === 'failed' && (
              <span className="photo-over photo-failed" role="alert">
                {photo.error ?? say('failed')}
              </span>
            )}
            {photo.state === 'sent' && (
              <span className="photo-sent">
                <Icon name="check" size={16} label={say('sent')} />
              </span>
            )}
            {photo.state !== 'sending' && (
              <button
                type="button"
                className="photo-remove"
                aria-label={say('remove', { n: at + 1 })}
                onClick={() => remove(photo.id)}
              >
                <span>
                  <Icon name="close" size={16} />
                </span>
              </button>
            )}
          </li>
        ))}
        {photos.length < most && (
          <li className={photos.length ? 'photo' : 'photo photo-first'}>
            <label className="photo-add">
              <Icon name="camera" size={26} />
              <span id={`${id}-add`}>{say(busy ? 'busy' : photos.length ? 'more' : 'add')}</span>
              <input
                type="file"
                accept="image/*"
                multiple
                aria-labelledby={`${id}-add`}
                disabled={busy}
                onChange={(e) => {
                  const files = [...(e.target.files ?? [])]
                  e.target.value = ''
                  void add(files)
                }}
              />
            </label>
          </li>
        )}
      </ul>
      {photos.length > 0 && <p className="soft small">{say('count', { n: photos.length, most })}</p>}
    </div>
  )
}
