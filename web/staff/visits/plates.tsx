import './visits.css'
import '../admin.css'
import { Button, Checkbox, Radio, Select } from 'antd'
import { useState } from 'react'
import { tierOf } from '#contract/territory/area-number.ts'
import { printCards, printPlates } from '#contract/visits/plates.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { openFile } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { Filter } from '../matters/part/filter-fields.tsx'
import { BuildingPicker } from '../people/building-picker.tsx'
import { AreaChoice, useChosenArea } from '../territory/chosen-area.tsx'
import { ChannelsPanel } from './channels.tsx'
import { DoorStaffPanel } from './door-staff.tsx'
import { useGrids } from './grid-filter.tsx'
import { words } from './words.ts'

const Print = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const grids = useGrids(areaId)
  const [grid, setGrid] = useState<number>()
  const [building, setBuilding] = useState<number>()
  const [units, setUnits] = useState(false)
  const [size, setSize] = useState<'A4' | 'A3'>('A4')
  const which = { ...(grid !== undefined && { grid }), ...(building !== undefined && { building }) }
  const open = (what: Promise<void>) => void what.catch(sayRefused)
  return (
    <Panel title={say('plates')}>
      <div className="plate-form">
        <Filter label={say('grid')}>
          <Select
            aria-label={say('grid')}
            allowClear
            placeholder={say('allGrids')}
            value={grid}
            onChange={setGrid}
            options={grids?.map(({ gridNo, name }) => ({ value: gridNo, label: name }))}
          />
        </Filter>
        <Filter label={say('oneBuilding')}>
          <BuildingPicker areaId={areaId} value={building} onChange={setBuilding} label={say('oneBuilding')} />
        </Filter>
        <Filter label={say('plateSize')}>
          <Radio.Group
            aria-label={say('plateSize')}
            value={size}
            onChange={(e) => setSize(e.target.value as 'A4' | 'A3')}
            options={['A4', 'A3']}
            optionType="button"
          />
        </Filter>
        <Checkbox checked={units} onChange={(e) => setUnits(e.target.checked)}>
          {say('plateUnits')}
        </Checkbox>
      </div>
      <div className="case-buttons">
        <Button
          type="primary"
          icon={<Icon name="print" size={16} />}
          onClick={() => open(openFile(printPlates, { params: { areaId }, query: { ...which, units: String(units) as never, size } }))}
        >
          {say('printPlates')}
        </Button>
        <Button
          icon={<Icon name="print" size={16} />}
          onClick={() => open(openFile(printCards, { params: { areaId }, query: which }))}
        >
          {say('printCards')}
        </Button>
        <span className="soft small">{say('cardsAbout')}</span>
      </div>
    </Panel>
  )
} // prettier-ignore

/** Plates for stairwells, cards for residents, and what stands on them. */
export default function Plates() {
  const say = useWords(words)
  const [areaId, choose] = useChosenArea()
  const community = areaId !== undefined && tierOf(areaId) === 'community'
  return (
    <Page
      title={say('platesTitle')}
      lead={say('platesLead')}
      actions={<AreaChoice areaId={areaId} onChoose={choose} />}
    >
      {community ? (
        <div className="admin-stack" key={areaId}>
          <Print areaId={areaId} />
          <DoorStaffPanel areaId={areaId} />
          <ChannelsPanel areaId={areaId} />
        </div>
      ) : (
        <Empty icon="building" title={say('community')} about={say('communityWay')} />
      )}
    </Page>
  )
}
