import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { getBuildingView } from '#contract/people/dwellings.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { AreaPicker } from '../territory/area-picker.tsx'
import { ChooseBuilding } from './building/choose-building.tsx'
import { House } from './building/house.tsx'
import { NewDwelling } from './building/new-dwelling.tsx'
import { BuildingPicker } from './building-picker.tsx'
import { words } from './place-words.ts'

/** Who lives in which dwelling of this building? */
export default function Building() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const search = useSearch({ strict: false }) as {
    area?: string | number
    no?: string | number
    grid?: string | number
  }
  const areaId = Number(search.area ?? session?.areaId ?? 0)
  const community = areaId % 1000 !== 0
  const no = search.no === undefined ? undefined : Number(search.no)
  const grid = search.grid === undefined ? undefined : Number(search.grid)
  const [adding, setAdding] = useState(false)
  const query = useAnswer(
    getBuildingView,
    community && no !== undefined ? { params: { areaId, buildingNo: no } } : undefined,
  )
  const change = (patch: object) =>
    void go({ to: '.', search: (before: object) => ({ ...before, ...patch }), replace: true } as never)
  const view = query.data
  const name = view ? (view.name ?? view.address ?? say('building')) : say('building')
  return (
    <Page
      title={no === undefined ? say('building') : name}
      lead={
        view && (
          <>
            {say('buildingIs', {
              levels: view.levels ?? view.floors.length,
              dwellings: sayNumber(view.dwellings),
              people: sayNumber(view.people),
            })}
            {view.name && view.address && ` · ${view.address}`}
          </>
        )
      }
      actions={
        view && (
          <>
            {may('people.edit') && <Button onClick={() => setAdding(true)}>{say('addDwelling')}</Button>}
            <Button onClick={() => window.print()}>{say('print')}</Button>
            <Link to="/people" search={{ area: String(areaId), buildingNo: String(no) }}>
              {say('listPeople')}
            </Link>
          </>
        )
      }
    >
      <div className="list-top unprinted">
        <div className="two-fields people-search">
          {(session?.areaId ?? 0) % 1000 === 0 && (
            <AreaPicker
              label={say('community')}
              value={areaId}
              onChange={(area) => change({ area: String(area), no: undefined })}
            />
          )}
          {community && (
            <BuildingPicker
              areaId={areaId}
              label={say('choose')}
              value={no}
              onChange={(chosen) =>
                change({ area: String(areaId), no: chosen === undefined ? undefined : String(chosen) })
              }
            />
          )}
        </div>
        {no === undefined ? (
          grid !== undefined && (
            <Button type="link" onClick={() => change({ grid: undefined })}>
              {say('ofGrid', { n: grid })} · {say('allGrids')}
            </Button>
          )
        ) : (
          <Button type="link" onClick={() => change({ no: undefined })}>
            {say('onMap')}
          </Button>
        )}
      </div>
      {!community ? (
        <Empty icon="building" title={say('choose')} about={say('chooseAbout')} />
      ) : no === undefined ? (
        <ChooseBuilding
          areaId={areaId}
          grid={grid}
          onChoose={(chosen) => change({ area: String(areaId), no: String(chosen) })}
        />
      ) : (
        <Answered query={query}>
          {(shown) =>
            shown.floors.length === 0 ? (
              <Empty icon="building" title={say('noDwellings')} about={say('noDwellingsWay')}>
                {may('people.import') && <Link to="/people-imports">{say('addDwelling')}</Link>}
              </Empty>
            ) : (
              <>
                <Panel flush title={name}>
                  <House view={shown} label={name} />
                </Panel>
                <p className="soft small list-keys unprinted">{say('keys')}</p>
              </>
            )
          }
        </Answered>
      )}
      {adding && view && no !== undefined && (
        <NewDwelling areaId={areaId} buildingNo={no} address={view.address} onClose={() => setAdding(false)} />
      )}
    </Page>
  )
}
