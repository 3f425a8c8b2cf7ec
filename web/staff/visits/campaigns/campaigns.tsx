import '../visits.css'
import '../../admin.css'
import { Button } from 'antd'
import { useState } from 'react'
import { listCampaigns, type Campaign } from '#contract/visits/campaigns.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayDay, sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { AreaChoice, useChosenArea } from '../../territory/chosen-area.tsx'
import { CampaignEditor } from './editor.tsx'
import { Figure } from '../numbers/figure.tsx'
import { words } from './words.ts'

type Row = Campaign & { answered: number; asked: number }

const Table = ({ rows, areaId, onEdit }: { rows: readonly Row[]; areaId: number; onEdit: (row: Row) => void }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const may = useMay()('visits.configure')
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('title')}>
      <table className="plain plain-even">
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('period')}</th>
            <th scope="col">{say('admissionNo')}</th>
            <th scope="col">{say('madeBy')}</th>
            <th scope="col" className="number">
              {say('answered')}
            </th>
            <th scope="col" aria-label={say('edit')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.title}
                <p className="soft small">{row.purpose}</p>
              </th>
              <td>{phrase(`visits.campaign.${row.state}`)}</td>
              <td>
                {sayDay(row.from)} – {sayDay(row.until)}
              </td>
              <td>{row.admissionNo}</td>
              <td>
                <AreaName areaId={row.areaId} />
              </td>
              <td className="number">
                <Figure
                  n={row.answered}
                  shown={say('answeredN', { n: sayNumber(row.answered), of: sayNumber(row.asked) })}
                  search={{ area: String(areaId), campaignId: row.id }}
                />
              </td>
              <td>
                {may &&
                  (row.areaId === areaId ? (
                    <Button size="small" onClick={() => onEdit(row)}>
                      {say('edit')}
                    </Button>
                  ) : (
                    <span className="soft small">{row.areaId < areaId ? say('above') : ''}</span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 专项走访: what is asked beside the usual visits, under which admission, and how far it is. */
export default function Campaigns() {
  const say = useWords(words)
  const may = useMay()('visits.configure')
  const [areaId, choose] = useChosenArea()
  const [edited, edit] = useState<Campaign | 'new'>()
  const query = useAnswer(listCampaigns, areaId ? { params: { areaId } } : undefined)
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          {may && (
            <Button type="primary" onClick={() => edit('new')}>
              {say('add')}
            </Button>
          )}
        </>
      }
    >
      <div className="admin-stack">
        {edited && areaId && (
          <CampaignEditor
            key={edited === 'new' ? 'new' : edited.id}
            areaId={areaId}
            campaign={edited === 'new' ? undefined : edited}
            onDone={() => edit(undefined)}
          />
        )}
        <Answered query={query}>
          {({ rows }) =>
            rows.length && areaId ? (
              <Panel flush>
                <Table rows={rows} areaId={areaId} onEdit={edit} />
              </Panel>
            ) : (
              <Empty icon="list" title={say('none')} about={say('noneAbout')} />
            )
          }
        </Answered>
      </div>
    </Page>
  )
}
