import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'
import { CaseLoader } from './case-loader.tsx'

type Props = { open: string | undefined; move?: string; onClose: () => void }

/** A case beside its list; `open` is `area.id` as it stands in the address. */
export const CaseDrawer = ({ open, move, onClose }: Props) => {
  const say = useWords(words)
  const [, area, id] = /^(\d{12})\.([0-9a-f-]{36})$/.exec(open ?? '') ?? []
  return (
    <Drawer
      open={Boolean(area && id)}
      onClose={onClose}
      size={760}
      title={say('detail')}
      destroyOnHidden
      extra={
        area && (
          <Link to="/incidents/$areaId/$id" params={{ areaId: area, id: id! }} className="small">
            {say('openPage')}
          </Link>
        )
      }
    >
      {area && <CaseLoader key={open} areaId={Number(area)} id={id!} move={move} />}
    </Drawer>
  )
}
