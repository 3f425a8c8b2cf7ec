import '../matters.css'
import '../../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Scopes } from '../part/scopes.tsx'
import { AllowedList } from './allowed-list.tsx'
import { Ask } from './ask.tsx'
import { CertificateList } from './certificate-list.tsx'
import { Demands } from './demands.tsx'
import { ForbiddenKinds } from './forbidden-kinds.tsx'
import { Seals } from './seals.tsx'
import { words } from './words.ts'

const tabs = ['issued', 'forbidden', 'allowed', 'seals', 'demands'] as const
const names = {
  issued: 'tabIssued',
  forbidden: 'tabForbidden',
  allowed: 'tabAllowed',
  seals: 'tabSeals',
  demands: 'tabDemands',
} as const

/** May it be issued, by whom otherwise, and what was? 证明 (E01–E04). */
export default function Certificates() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const { data: session } = useSession()
  const areaId = session?.areaId
  // Tiers above see the lists and the numbers of demands, not rows.
  const shown = may('matters.read') ? tabs : (['forbidden', 'allowed', 'demands'] as const)
  const at = shown.find((one) => one === tab) ?? shown[0]
  if (!areaId) return <Page title={say('title')}>{null}</Page>
  return (
    <Page title={say('title')}>
      {may('matters.certify') && areaId % 1000 !== 0 && <Ask areaId={areaId} />}
      <div className="list-top">
        <Scopes
          label={say('title')}
          scopes={shown}
          scope={at}
          say={(one) => say(names[one])}
          onChange={(next) => void go({ to: '.', search: { tab: next } as never, replace: true })}
        />
      </div>
      {at === 'issued' && <CertificateList />}
      {at === 'forbidden' && <ForbiddenKinds areaId={areaId} />}
      {at === 'allowed' && <AllowedList areaId={areaId} />}
      {at === 'seals' && <Seals areaId={areaId} />}
      {at === 'demands' && <Demands areaId={areaId} />}
    </Page>
  )
}
