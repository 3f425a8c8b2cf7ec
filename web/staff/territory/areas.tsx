import '../admin.css'
import './territory.css'
import { Button } from 'antd'
import { useState } from 'react'
import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useMay, useSession } from '#kit/session.ts'
import { words } from './admin-words.ts'
import { AreaDetails } from './area-details.tsx'
import { AreaTree } from './area-tree.tsx'
import { useChosenArea } from './chosen-area.tsx'
import { GridCoverage } from './grid-coverage.tsx'
import { GridList } from './grid-list.tsx'
import { ImportAreas } from './import-areas.tsx'
import { ImportGrids } from './import-grids.tsx'

/** What belongs where, and who answers for it? 区划、网格. */
export default function Areas() {
  const say = useWords(words)
  const may = useMay()
  const { data: session } = useSession()
  const [areaId, choose] = useChosenArea()
  const [importing, setImporting] = useState<'grids' | 'areas'>()
  const top = session?.areaId
  if (!top || !areaId) return <Page title={say('areas')}>{null}</Page>
  const actions = (
    <>
      {may('access.manage_system') && <Button onClick={() => setImporting('areas')}>{say('importAreas')}</Button>}
      {may('territory.manage') && <Button onClick={() => setImporting('grids')}>{say('importGrids')}</Button>}
    </>
  )
  return (
    <Page title={say('areas')} lead={say('areasLead')} actions={actions}>
      <div className="admin-side">
        <Panel>
          <AreaTree top={top} chosen={areaId} onChoose={choose} />
        </Panel>
        <div className="admin-stack">
          <AreaDetails areaId={areaId} onChoose={choose} />
          {may('territory.read_register') && <GridCoverage areaId={areaId} onChoose={choose} />}
          <GridList areaId={areaId} />
        </div>
      </div>
      <ImportGrids areaId={areaId} open={importing === 'grids'} onClose={() => setImporting(undefined)} />
      <ImportAreas areaId={areaId} open={importing === 'areas'} onClose={() => setImporting(undefined)} />
    </Page>
  )
}
