import '../matters.css'
import './hall.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { getPlan } from '#contract/matters/hall-sites.ts'
import { Page } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { Devices } from './settings/devices.tsx'
import { Duty } from './settings/duty.tsx'
import { Preview } from './settings/preview.tsx'
import { Rotations } from './settings/rotations.tsx'
import { SiteForm } from './settings/site-form.tsx'
import { Skills } from './settings/skills.tsx'
import { SpecialDays } from './settings/special-days.tsx'
import { useChange, type Plan, type Propose } from './settings/use-change.ts'
import { WeekHours } from './settings/week-hours.tsx'
import { Windows } from './settings/windows.tsx'
import { words } from './settings/words.ts'
import { AtSite, SiteChoice, type ChosenSite } from './site-choice.tsx'
import { useSite } from './use-site.ts'

const tabs = ['hours', 'days', 'windows', 'rotations', 'duty', 'skills', 'devices', 'facts'] as const
type Tab = (typeof tabs)[number]
type Draw = (plan: Plan, propose: Propose) => ReactNode

/** Each starts anew from what has been published. */
const drawn: Record<Tab, Draw> = {
  hours: (plan, propose) => <WeekHours plan={plan} propose={propose} />,
  days: (plan, propose) => <SpecialDays plan={plan} propose={propose} />,
  windows: (plan, propose) => <Windows key={plan.site.version} plan={plan} propose={propose} />,
  rotations: (plan, propose) => <Rotations plan={plan} propose={propose} />,
  duty: (plan) => <Duty site={plan.site} />,
  skills: (plan) => <Skills areaId={plan.site.areaId} />,
  devices: ({ site }) => <Devices areaId={site.areaId} siteId={site.id} />,
  facts: ({ site }) => <SiteForm key={site.version} site={site} areaId={site.areaId} onDone={() => undefined} />,
}

const OfSite = ({ site }: { site: ChosenSite }) => {
  const say = useWords(words)
  const go = useNavigate()
  const search = useSearch({ strict: false }) as { tab?: string }
  const tab = tabs.find((name) => name === search.tab) ?? 'hours'
  const plan = useAnswer(getPlan, { params: { areaId: site.areaId, siteId: site.id } })
  const { proposed, propose, drop } = useChange()
  return (
    <Answered query={plan}>
      {(at) => (
        <>
          <nav className="hall-tabs unprinted" aria-label={say('title')}>
            {tabs.map((key) => (
              <button
                key={key}
                type="button"
                aria-current={key === tab ? 'page' : undefined}
                onClick={() =>
                  void go({ to: '.', search: (before: object) => ({ ...before, tab: key }), replace: true } as never)
                }
              >
                {say(key)}
              </button>
            ))}
          </nav>
          {drawn[tab](at, propose)}
          {proposed && <Preview plan={at} proposed={proposed} onClose={drop} />}
        </>
      )}
    </Answered>
  )
}

/** When is the hall open, at which windows, with which departments, and who is on duty? 大厅设置. */
export default function HallSettings() {
  const say = useWords(words)
  const chosen = useSite({ all: true })
  const { site, areaId } = chosen
  const [adding, setAdding] = useState(false)
  const none = chosen.query.data?.rows.length === 0
  return (
    <Page
      title={say('title')}
      lead={
        site && !adding ? (
          <>
            {site.name} {site.example && <Light kind="info">{say('example')}</Light>}{' '}
            {!site.active && <Light kind="still">{say('shut')}</Light>}
          </>
        ) : (
          say('lead')
        )
      }
      actions={
        <>
          {!adding && <SiteChoice of={chosen} />}
          {!none && (
            <Button icon={adding ? undefined : <Icon name="plus" size={16} />} onClick={() => setAdding(!adding)}>
              {say(adding ? 'cancel' : 'newSite')}
            </Button>
          )}
        </>
      }
    >
      {areaId && (adding || none) ? (
        <SiteForm
          areaId={areaId}
          onDone={(id) => {
            setAdding(false)
            chosen.choose(id)
          }}
        />
      ) : (
        <AtSite of={chosen}>{(at) => <OfSite key={at.id} site={at} />}</AtSite>
      )}
    </Page>
  )
}
