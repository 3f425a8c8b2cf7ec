import type { SheetView } from '#contract/people/import.ts'
import { useWords } from '#kit/language.ts'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { words } from './words.ts'

const lights: Record<SheetView['verdict'], LightKind> = {
  importable: 'good',
  partly: 'warn',
  refused: 'bad',
  elsewhere: 'still',
  no_header: 'still',
  empty: 'still',
}
type Props = { sheets: readonly SheetView[]; index: number; onChoose: (index: number) => void }

/** The sheets of the file, each with what it is taken for; why one is refused is said. */
export const SheetTabs = ({ sheets, index, onChoose }: Props) => {
  const say = useWords(words)
  const chosen = sheets.find((sheet) => sheet.index === index)
  return (
    <>
      <nav className="scopes" aria-label={say('sheet')}>
        {sheets.map((sheet) => (
          <button
            key={sheet.index}
            type="button"
            className="scope"
            aria-current={sheet.index === index ? 'page' : undefined}
            onClick={() => onChoose(sheet.index)}
          >
            {sheet.name}
            <Light kind={lights[sheet.verdict]}>{say(`verdict_${sheet.verdict}`)}</Light>
          </button>
        ))}
      </nav>
      {chosen && (chosen.why || chosen.headerRows.length > 0) && (
        <p className={`told${chosen.verdict === 'importable' ? '' : ' told-warn'}`}>
          {[
            chosen.title,
            chosen.headerRows.length ? say('headerAt', { rows: chosen.headerRows.join('、') }) : '',
            chosen.headerBy === 'hand' || chosen.headerBy === 'memory' ? say(`headerBy_${chosen.headerBy}`) : '',
            chosen.why,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </>
  )
}
