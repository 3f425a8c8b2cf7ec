import { Link } from '@tanstack/react-router'
import { useWords } from '#kit/language.ts'
import { Empty } from '#kit/states/empty.tsx'
import { words } from '../words.ts'

export const Nowhere = () => {
  const say = useWords(words)
  return (
    <Empty title={say('nothing')} icon="search">
      <Link to="/">{say('toStart')}</Link>
    </Empty>
  )
}
