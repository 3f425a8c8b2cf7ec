import '../matters.css'
import '../../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useMay, useSession } from '#kit/session.ts'
import { AllowedList } from './allowed-list.tsx'
import { Ask } from './ask.tsx'
import { CertificateList } from './certificate-list.tsx'
import { Demands } from './demands.tsx'
import { ForbiddenKinds } from './forbidden-kinds.tsx'
import { Seals } from './seals.tsx'
import { words } from './words.ts'

/** May it be issued, by whom otherwise, and what was? 证明 (E01–E04). */
export default function Certificates() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const { data: session } = useSession()
  const areaId = session?.areaId
  if (!areaId) return <Page title={say('title')}>{null}</Page>
  return (
    <Page title={say('title')}>
      {may('matters.certify') && areaId % 1000 !== 0 && <Ask areaId={areaId} />}
      <Tabs
        destroyOnHidden
        activeKey={tab ?? 'issued'}
        onChange={(next) => void go({ to: '.', search: { tab: next } as never, replace: true })}
        items={[
          { key: 'issued', label: say('tabIssued'), children: <CertificateList /> },
          { key: 'forbidden', label: say('tabForbidden'), children: <ForbiddenKinds areaId={areaId} /> },
          { key: 'allowed', label: say('tabAllowed'), children: <AllowedList areaId={areaId} /> },
          { key: 'seals', label: say('tabSeals'), children: <Seals areaId={areaId} /> },
          { key: 'demands', label: say('tabDemands'), children: <Demands areaId={areaId} /> },
        ]}
      />
    </Page>
  )
}
