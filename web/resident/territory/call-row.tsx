import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** Somebody with an office phone: one press calls. */
export const CallRow = ({ title, about, phone }: { title: string; about: string; phone: string | null }) => {
  const say = useWords(words)
  return (
    <div className="call-row">
      <div className="row-text">
        <span className="row-title">{title}</span>
        <span className="soft small">{about}</span>
        {phone ? <span className="call-number">{phone}</span> : <span className="soft small">{say('noPhone')}</span>}
      </div>
      {phone && (
        <a
          className="call-button"
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          aria-label={say('callWho', { name: title, phone })}
        >
          <Icon name="phone" size={22} />
          <span>{say('call')}</span>
        </a>
      )}
    </div>
  )
}
