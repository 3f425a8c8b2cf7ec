import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

/** The place for what is new to me; a module with news puts its list here. */
export const Notifications = () => {
  const say = useWords(words)
  return <p className="soft notifications">{say('noNotifications')}</p>
}
