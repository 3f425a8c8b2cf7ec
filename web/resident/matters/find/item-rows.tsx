import type { ItemRow } from '#contract/matters/item.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { words } from './words.ts'

type Row = Pick<ItemRow, 'code' | 'zh' | 'en' | 'summary' | 'atOnce' | 'promisedDays' | 'papers' | 'online' | 'example'>

/** Matters in a list: the name, a sentence, and what people ask first: how long, how many papers, online or not. */
export const ItemRows = ({ rows }: { rows: readonly Row[] }) => {
  const say = useWords(words)
  useLanguage()
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.code}>
          <LinkRow
            href={`/matters/${row.code}`}
            title={pick(row)}
            about={
              <>
                <span>{row.summary}</span>
                <span className="matter-facts">
                  <span>{row.atOnce ? say('atOnce') : say('days', { n: row.promisedDays })}</span>
                  <span>{row.papers ? say('papers', { n: row.papers }) : say('noPapers')}</span>
                  {(row.online === 'apply' || row.online === 'full') && <span>{say('online')}</span>}
                </span>
              </>
            }
          />
        </li>
      ))}
    </ul>
  )
}
