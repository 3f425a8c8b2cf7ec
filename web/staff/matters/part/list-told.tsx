import { Button } from 'antd'
import type { ReactNode } from 'react'
import { AreaName } from '#kit/area-name.tsx'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

type Props = { areaId: number | undefined; homeId: number | undefined; children?: ReactNode; onClear: () => void }

/** Says when a list shows something narrower than usual: another area, the rows behind a number. */
export const ListTold = ({ areaId, homeId, children, onClear }: Props) => {
  const say = useWords(words)
  const other = areaId !== undefined && areaId !== homeId
  if (!other && !children) return null
  return (
    <p className="list-told">
      {other && (
        <span>
          {say('inArea')}
          <strong>
            <AreaName areaId={areaId} />
          </strong>
        </span>
      )}
      {children}
      <Button type="link" size="small" onClick={onClear}>
        {say('backHome')}
      </Button>
    </p>
  )
}
