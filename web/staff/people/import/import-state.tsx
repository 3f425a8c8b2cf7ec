import type { ImportState } from '#contract/people/import.ts'
import { useWords } from '#kit/language.ts'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { words } from './words.ts'

const kinds: Record<ImportState, LightKind> = {
  mapping: 'warn',
  staging: 'info',
  review: 'warn',
  writing: 'info',
  done: 'good',
  undoing: 'info',
  undone: 'still',
  failed: 'bad',
  dropped: 'still',
}

/** How far an import has come, in words. */
export const ImportStateLight = ({ state }: { state: ImportState }) => {
  const say = useWords(words)
  return <Light kind={kinds[state]}>{say(`state_${state}`)}</Light>
}
