import { useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { words } from '../words.ts'

export default function Tasks() {
  const say = useWords(words)
  return (
    <Screen title={say('tasksTitle')}>
      <Empty title={say('later')} />
    </Screen>
  )
}
