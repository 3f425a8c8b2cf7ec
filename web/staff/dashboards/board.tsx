import { useWords } from '#kit/language.ts'
import { Page } from '#kit/desk/page.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { words } from '../words.ts'

export default function Board() {
  const say = useWords(words)
  return (
    <Page title={say('board')}>
      <Empty title={say('later')} />
    </Page>
  )
}
