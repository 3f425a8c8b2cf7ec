import '../matters.css'
import '../../admin.css'
import { Link } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { exportCatalogue } from '#contract/matters/catalogue-admin.ts'
import { Page } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { AreaChoice, useChosenArea } from '../../territory/chosen-area.tsx'
import { Classes } from './classes.tsx'
import { ConsultationRoutes } from './consultation-routes.tsx'
import { ItemList } from './item-list.tsx'
import { PartLimits } from './part-limits.tsx'
import { PostDuties } from './post-duties.tsx'
import { PowerRegister } from './power-register.tsx'
import { Synonyms } from './synonyms.tsx'
import { words } from './words.ts'

/** What is offered here, who may decide it, and how is it found? 事项目录 (D02, D18). */
export default function Catalogue() {
  const say = useWords(words)
  const may = useMay()
  const [areaId, choose] = useChosenArea()
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
        <Tabs
          destroyOnHidden
          items={[
            { key: 'items', label: say('items'), children: <ItemList areaId={areaId} /> },
            { key: 'power', label: say('power'), children: <PowerRegister areaId={areaId} /> },
            { key: 'classes', label: say('classes'), children: <Classes areaId={areaId} /> },
            { key: 'synonyms', label: say('synonyms'), children: <Synonyms areaId={areaId} /> },
            { key: 'posts', label: say('posts'), children: <PostDuties areaId={areaId} /> },
            ...(may('matters.read') ? [{ key: 'limits', label: say('limits'), children: <PartLimits areaId={areaId} /> }] : []), // prettier-ignore
            ...(may('matters.answer') ? [{ key: 'routes', label: say('routes'), children: <ConsultationRoutes areaId={areaId} /> }] : []), // prettier-ignore
          ]}
        />
      </div>
    </Page>
  )
}
