import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { words } from './admin-words.ts'

type Remark = { row: number; level: 'error' | 'warning' | 'note'; message: string }
const kinds = { error: 'bad', warning: 'warn', note: 'info' } as const

/** What an import says of its rows, one by one. */
export const ImportRemarks = ({ remarks }: { remarks: readonly Remark[] }) => {
  const say = useWords(words)
  if (!remarks.length) return <p className="soft">{say('noRemarks')}</p>
  return (
    <ul className="admin-list import-remarks" tabIndex={0}>
      {remarks.map((r, at) => (
        <li key={at}>
          <span className="admin-list-main">{r.message}</span>
          <Light kind={kinds[r.level]}>{say(r.level)}</Light>
        </li>
      ))}
    </ul>
  )
}
