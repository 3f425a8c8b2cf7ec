import type { ReactNode } from 'react'
import { useWords } from '#kit/language.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { useField, type FieldPackNow } from '../store/index.ts'
import { SetPin } from './phone/set-pin.tsx'
import { words } from './phone/words.ts'

const own = {
  noGrid: { zh: '您现在没有负责的网格', en: 'No grid is yours at the moment' },
  noGridAbout: {
    zh: '由社区在工作台“网格”里安排；安排好后这里会自动出现',
    en: 'The community assigns it at the desk; it appears here by itself',
  },
  fetch: { zh: '还没有取到网格资料', en: 'The data of your grid aren’t here yet' },
  fetchAbout: { zh: '请在有网络的地方打开一次', en: 'Please open the app once where there is a network' },
}

/** What needs the data of the grid: asks for the PIN first, waits for the first sync, or says why there is nothing. */
export const NeedsPack = ({
  evenWithoutGrid,
  children,
}: {
  /** Receptions and calls can be written down by whoever has no grid. */
  evenWithoutGrid?: boolean
  children: (pack: FieldPackNow) => ReactNode
}) => {
  const say = useWords(words)
  const tell = useWords(own)
  const { state, pack, syncing, hold } = useField()
  if (pack) {
    if (evenWithoutGrid || pack.grids.size || pack.households.size) return <>{children(pack)}</>
    return <Empty title={tell('noGrid')} about={tell('noGridAbout')} icon="map" />
  }
  if (state === 'absent')
    return (
      <section className="card">
        <h2>{say('setTitle')}</h2>
        <p>{say('setLead')}</p>
        <SetPin mayPutOff />
      </section>
    )
  if (syncing || !hold) return <Skeleton lines={6} />
  return <Empty title={tell('fetch')} about={tell('fetchAbout')} icon="offline" />
}
