import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import type { useSite } from './use-site.ts'

const words = {
  site: { zh: '大厅', en: 'Hall' },
  none: { zh: '本区域还没有服务大厅', en: 'No service hall here yet' },
  noneMay: { zh: '先设一个大厅：地址、窗口、开放时间。', en: 'Set one up: address, windows, hours.' },
  noneWay: { zh: '请社区或街道负责人先设好大厅。', en: 'Ask the head of the community or street to set one up.' },
  toSettings: { zh: '去设大厅', en: 'Set up a hall' },
  away: { zh: '当前岗位不在任何区域', en: 'This post has no area' },
}
type Chosen = ReturnType<typeof useSite>
export type ChosenSite = NonNullable<Chosen['site']>

/** Which hall, where there are several. */
export const SiteChoice = ({ of: { rows, site, choose } }: { of: Chosen }) => {
  const say = useWords(words)
  if (rows.length < 2) return null
  return (
    <Select
      className="hall-site"
      aria-label={say('site')}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={site?.id}
      onChange={choose}
      options={rows.map((row) => ({ value: row.id, label: row.name }))}
    />
  )
}

/** What stands on the page of a hall, once there is one. */
export const AtSite = ({ of: chosen, children }: { of: Chosen; children: (site: ChosenSite) => ReactNode }) => {
  const say = useWords(words)
  const may = useMay()('matters.hall')
  if (chosen.session && chosen.areaId === undefined) return <Empty icon="shield" title={say('away')} />
  return (
    <Answered query={chosen.query}>
      {() =>
        chosen.site ? (
          children(chosen.site)
        ) : (
          <Empty icon="building" title={say('none')} about={say(may ? 'noneMay' : 'noneWay')}>
            {may && <Link to={'/matters/hall/settings' as '/'}>{say('toSettings')}</Link>}
          </Empty>
        )
      }
    </Answered>
  )
}
