import '../matters.css'
import { useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { Halls as List } from '../find/halls.tsx'
import { words } from './words.ts'

/** The halls around: open or not, how many wait. */
export default function Halls() {
  const say = useWords(words)
  return (
    <Screen title={say('halls')} lead={say('hallsLead')} up="/">
      <List most={50} />
    </Screen>
  )
}
