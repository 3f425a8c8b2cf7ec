import '../matters.css'
import '../../admin.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { exportCatalogue } from '#contract/matters/catalogue-admin.ts'
import { Page } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { AreaChoice, useChosenArea } from '../../territory/chosen-area.tsx'
import { Classes } from './classes.tsx'
import { Scopes } from '../part/scopes.tsx'
import { ConsultationRoutes } from './consultation-routes.tsx'
import { ItemList } from './item-list.tsx'
import { PartLimits } from './part-limits.tsx'
import { PostDuties } from './post-duties.tsx'
import { PowerRegister } from './power-register.tsx'
import { Synonyms } from './synonyms.tsx'
import { words } from './words.ts'

const tabs = ['items', 'power', 'classes', 'synonyms', 'posts', 'limits', 'routes'] as const

/** What is offered here, who may decide it, and how is it found? 事项目录 (D02, D18). */
export default function Catalogue() {
  const say = useWords(words)
  const may = useMay()
  const [areaId, choose] = useChosenArea()
  const [at, setAt] = useState<(typeof tabs)[number]>('items')
  const shown = tabs.filter((tab) =>
    tab === 'limits' ? may('matters.read') : tab !== 'routes' || may('matters.answer'),
  )
  if (!areaId) return <Page title={say('title')}>{null}</Page>
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          <Link to="/matters/catalogue/import" search={{ area: areaId } as never} className="link-button">
            {say('import')}
          </Link>
          <Button
            icon={<Icon name="export" size={16} />}
            onClick={() => void download(exportCatalogue, { params: { areaId } }, 'catalogue.xlsx').catch(sayRefused)}
          >
            {say('export')}
          </Button>
        </>
      }
    >
      <div className="panel">
        <div className="list-top">
          <Scopes label={say('title')} scopes={shown} scope={at} say={(one) => say(one)} onChange={setAt} />
        </div>
        {at === 'items' && <ItemList areaId={areaId} />}
        {at === 'power' && <PowerRegister areaId={areaId} />}
        {at === 'classes' && <Classes areaId={areaId} />}
        {at === 'synonyms' && <Synonyms areaId={areaId} />}
        {at === 'posts' && <PostDuties areaId={areaId} />}
        {at === 'limits' && <PartLimits areaId={areaId} />}
        {at === 'routes' && <ConsultationRoutes areaId={areaId} />}
      </div>
    </Page>
  )
}
