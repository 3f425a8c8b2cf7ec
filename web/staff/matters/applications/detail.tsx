import '../matters.css'
import { Link, useParams } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { Suspense } from 'react'
import { isOpenApplication } from '#contract/matters/application-flow.ts'
import { applicationNumber } from '#contract/matters/application-number.ts'
import { getApplication, type ApplicationDetail } from '#contract/matters/applications.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { EvaluationCode } from '../part/evaluation-code.tsx'
import { TimeLine } from '../part/time-line.tsx'
import { words as partWords } from '../part/words.ts'
import { ApplicationLight } from './application-light.tsx'
import { ApplicationMoves } from './application-moves.tsx'
import { Owner } from './columns.tsx'
import { Overview } from './overview.tsx'
import { Prints } from './prints.tsx'
import { StepDetails } from './step-details.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

const Clocks = part(() => import('./clocks.tsx'))

const Head = ({ detail }: { detail: ApplicationDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  return (
    <header className="case-head">
      <p className="case-number">
        <span className="figure">{applicationNumber(detail.number)}</span>
        <span>{phrase(`matters.channel.${detail.channel}`)}</span>
        {detail.atOnce && <span className="mark mark-good">{say('atOnce')}</span>}
      </p>
      <h2 className="case-title">{nameOf({ zh: detail.itemZh, en: detail.itemEn })}</h2>
      <p className="case-standing">
        <span className="case-state">{phrase(`matters.state.${detail.state}`)}</span>
        <ApplicationLight row={detail} />
        {isOpenApplication(detail.state) && (
          <span className="case-with">
            <span className="soft">{say('isWith')} </span>
            <Owner row={detail} />
          </span>
        )}
      </p>
    </header>
  )
}

const View = ({ detail }: { detail: ApplicationDetail }) => {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  return (
    <article className="case">
      <Head detail={detail} />
      <ApplicationMoves detail={detail} />
      <div className="case-wide">
        <Tabs
          items={[
            { key: 'overview', label: say('overview'), children: <Overview detail={detail} /> },
            {
              key: 'clocks',
              label: say('clocks'),
              children: (
                <Suspense fallback={<Skeleton lines={6} />}>
                  <Clocks detail={detail} />
                </Suspense>
              ),
            },
            { key: 'prints', label: say('printsTab'), children: <Prints detail={detail} /> },
          ]}
        />
        <aside>
          {detail.state === 'done' && <EvaluationCode areaId={detail.areaId} service="application" refId={detail.id} />}
          <h2>{sayPart('timeline')}</h2>
          <TimeLine
            steps={detail.steps}
            moves="matters.move"
            states="matters.state"
            renderMore={(step) => <StepDetails step={step} />}
          />
        </aside>
      </div>
    </article>
  )
}

/** Where is this application, who has it, what is missing? As a page: to send as a link, to print. */
export default function ApplicationPage() {
  const say = useWords(words)
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const { data: session } = useSession()
  useLive(session?.areaId ?? undefined, ['matters'])
  const query = useAnswer(getApplication, { params: { areaId: Number(areaId), id } })
  return (
    <Page title={say('detail')} actions={<Link to="/matters/applications">{say('back')}</Link>}>
      <div className="panel">
        <Answered query={query} waiting={<Skeleton lines={12} />}>
          {(detail) => <View detail={detail} />}
        </Answered>
      </div>
    </Page>
  )
}
