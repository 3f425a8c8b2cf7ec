import '../matters.css'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { submitApplication, type ApplicationReceipt } from '#contract/matters/applications.ts'
import { windowView } from '#contract/matters/window.ts'
import type { Asking } from '#contract/route.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useNameOf } from '../form/name-of.ts'
import { ApplicantCard } from './applicant-card.tsx'
import { ItemFinder } from './item-finder.tsx'
import { MatterCard } from './matter-card.tsx'
import { PaperList } from './paper-list.tsx'
import { PersonFinder } from './person-finder.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { rememberItem } from './recent-items.ts'
import { applicantOf, bodyOf } from './say-intake.ts'
import { useIntake, type Agent, type Chosen } from './use-intake.ts'
import { focusOn, useWindowKeys } from './use-window-keys.ts'
import { WayForm, type Said } from './way-form.tsx'
import { waysOf, type Way } from './ways.ts'
import { words } from './words.ts'

/** Who is it, what do they want, is it all there? One screen from the greeting to the paper in the hand (D05, D15). */
export default function OneWindow() {
  const say = useWords(words)
  const nameOf = useNameOf()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const search = useSearch({ strict: false }) as { item?: string; ticket?: string; booking?: string; agency?: string }
  const [chosen, choose] = useState<Chosen>()
  const [agent, setAgent] = useState<Agent>()
  const [itemCode, pick] = useState(search.item)
  const [way, setWay] = useState<Way>()
  const [strict, setStrict] = useState(false)
  const [receipt, setReceipt] = useState<ApplicationReceipt>()
  const person = chosen?.kind === 'known' ? chosen.person : undefined
  const view = useAnswer(
    windowView,
    areaId && (person || itemCode)
      ? {
          params: { areaId },
          query: {
            ...(person ? { personAreaId: person.personAreaId, person: person.personId } : {}),
            ...(itemCode ? { item: itemCode } : {}),
          },
        }
      : undefined,
    { keepPrevious: true },
  )
  const matter = itemCode && view.data?.matter?.item.code === itemCode ? view.data.matter : undefined
  const intake = useIntake(matter, chosen)
  const send = useSend(submitApplication)
  const box = useRef<HTMLDivElement>(null)

  const chooseOne = useCallback((one: Chosen | undefined) => {
    choose(one)
    if (one?.kind === 'known') focusOn('item')
  }, [])
  const drawn = matter?.item.code
  useEffect(() => {
    if (drawn) focusOn('form')
  }, [drawn])
  const clear = (all: boolean) => {
    setReceipt(undefined)
    pick(undefined)
    setWay(undefined)
    setStrict(false)
    send.reset()
    intake.reset()
    if (!all) return focusOn('item')
    choose(undefined)
    setAgent(undefined)
    focusOn('person')
  }
  const applicant = applicantOf(chosen)
  const missing = intake.worked?.missing ?? []
  const offered = matter && applicant && !intake.worked?.wrong.length ? waysOf(matter, missing.length) : []
  const wrong = intake.worked?.wrong.length ?? 0
  const lack = wrong
    ? say('wrongN', { n: wrong })
    : missing.length
      ? say('missingN', { n: missing.length }) +
        sayList(missing.map((m) => nameOf(m.kind === 'paper' ? m.material : m)))
      : undefined
  const take = (said: Said) => {
    if (!matter || !applicant || !areaId) return
    const body = bodyOf({ intake, matter, applicant, agent, said, origin: search })
    send.mutate({ params: { areaId }, body } as Asking<typeof submitApplication>, {
      onSuccess: (answer) => {
        rememberItem(matter.item)
        setWay(undefined)
        setReceipt(answer as ApplicationReceipt)
      },
      onError: (error) => (way && way !== 'accept' && way !== 'keep' ? undefined : sayRefused(error)),
    })
  }
  const start = (next: Way) => {
    setStrict(true)
    send.reset()
    if (next === 'accept' || next === 'keep') take({ next: { do: next } })
    else setWay(next)
  }
  useWindowKeys(box, () => offered[0] && !way && !receipt && start(offered[0]))

  if (!areaId) return <Empty icon="shield" title={say('away')} />
  if (receipt)
    return (
      <Page title={say('title')}>
        <ReceiptCard receipt={receipt} onNext={() => clear(true)} onSame={() => clear(false)} />
      </Page>
    )
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={<span className="soft small window-keys">{say('keysHint')}</span>}
    >
      <div className="window" ref={box}>
        <Panel title={say('applicant')}>
          {chosen ? (
            <ApplicantCard
              chosen={chosen}
              onChange={chooseOne}
              agent={agent}
              onAgent={setAgent}
              cases={person ? (view.data?.cases ?? []) : []}
            />
          ) : (
            <PersonFinder areaId={areaId} onChoose={chooseOne} />
          )}
        </Panel>
        <Panel title={say('item')}>
          {itemCode ? (
            matter ? (
              <MatterCard matter={matter} intake={intake} strict={strict} onChange={() => clear(false)} />
            ) : (
              <Answered query={view} waiting={<Skeleton lines={8} />}>
                {() => <Skeleton lines={8} />}
              </Answered>
            )
          ) : (
            <ItemFinder areaId={areaId} onPick={pick} />
          )}
        </Panel>
        <div className="window-side">
          <Panel title={say('papers')}>
            <div id="window-papers">
              {matter && intake.worked ? (
                <PaperList
                  areaId={areaId}
                  code={matter.item.code}
                  papers={matter.papers}
                  wanted={intake.worked.wanted}
                  ticked={intake.papers}
                  onTick={intake.setPapers}
                />
              ) : (
                <p className="soft">{say('pickBoth')}</p>
              )}
            </div>
          </Panel>
          <div className="panel window-end">
            <p role="status" className={matter && applicant && lack ? 'window-lack' : 'soft'}>
              {!matter ? say('pickBoth') : !applicant ? say('pickPerson') : (lack ?? say('complete'))}
            </p>
            <div className="window-ways">
              {offered.map((one, at) => (
                <Button
                  key={one}
                  type={at === 0 ? 'primary' : 'default'}
                  size={at === 0 ? 'large' : 'middle'}
                  block={at === 0}
                  loading={send.isPending && (one === 'accept' || one === 'keep')}
                  onClick={() => start(one)}
                >
                  {say(one)}
                </Button>
              ))}
            </div>
          </div>
        </div>
      </div>
      {way && way !== 'accept' && way !== 'keep' && matter && (
        <WayForm
          key={way}
          way={way}
          item={matter.item}
          missing={missing}
          error={send.error}
          busy={send.isPending}
          onSend={take}
          onClose={() => setWay(undefined)}
        />
      )}
    </Page>
  )
}
