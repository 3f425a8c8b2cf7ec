import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { AreaPicker } from './area-picker.tsx'

const words = { area: { zh: '区域', en: 'Area' } }

/** Which area a page of administration is about: in the address, else the area of my post. */
export const useChosenArea = () => {
  const go = useNavigate()
  const { data: session } = useSession()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const asked = Number(search['area'])
  const areaId = Number.isSafeInteger(asked) && asked > 0 ? asked : (session?.areaId ?? undefined)
  const choose = (area: number) => void go({ to: '.', search: { ...search, area } as never, replace: true })
  return [areaId, choose] as const
}

export const AreaChoice = ({
  areaId,
  onChoose,
}: {
  areaId: number | undefined
  onChoose: (areaId: number) => void
}) => {
  const say = useWords(words)
  return (
    <div className="admin-area">
      <AreaPicker value={areaId} onChange={onChoose} label={say('area')} />
    </div>
  )
}
