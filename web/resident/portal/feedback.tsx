import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { words } from './words.ts'

/** 投诉建议: every client must have one (国办函〔2026〕12号, law.md 3). */
export default function Feedback() {
  const say = useWords(words)
  return (
    <Screen title={say('title')} lead={say('lead')} up="/">
      <div className="rows">
        <LinkRow href="/report?about=service" icon="chat" title={say('write')} about={say('writeAbout')} />
        <a href="tel:12345" className="row">
          <span className="row-mark">
            <Icon name="phone" size={22} />
          </span>
          <span className="row-text">
            <span className="row-title">{say('call')}</span>
            <span className="soft small">{say('callAbout')}</span>
          </span>
          <Icon name="right" size={16} />
        </a>
      </div>
    </Screen>
  )
}
