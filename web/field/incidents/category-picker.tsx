import { useState } from 'react'
import { findCategories } from '#contract/incidents/configuration.ts'
import { useLanguage } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { useAnswer } from '#kit/queries.ts'
import { CategorySheet } from '#kit/report/category-sheet.tsx'
import { useConnected } from '#kit/use-connected.ts'
import { KeptCategorySheet } from './kept-category-sheet.tsx'
import { useKeptOf } from './kept-of.ts'
import type { Picker } from './pickers.tsx'

/** Another kind for a case: from the server, or without a network from what this phone keeps. */
export const CategoryPicker = ({ label, areaId, value, onChoose }: Picker<number> & { areaId: number }) => {
  const locale = useLanguage()
  const connected = useConnected()
  const kept = useKeptOf(areaId)?.categories
  const [open, setOpen] = useState(false)
  const { data } = useAnswer(findCategories, { params: { areaId } }, { fresh: 600_000 })
  const name = (data?.rows ?? kept)?.find((row) => row.id === value)?.[locale]
  const close = () => setOpen(false)
  const choose = ({ id }: { id: number }) => {
    onChoose(id)
    close()
  }
  return (
    <div className="field">
      <p className="field-label">{label}</p>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {name ?? label}
      </Button>
      {open &&
        (connected || !kept?.length ? (
          <CategorySheet areaId={areaId} onClose={close} onChoose={choose} />
        ) : (
          <KeptCategorySheet categories={kept} onClose={close} onChoose={choose} />
        ))}
    </div>
  )
}
