import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Receipt } from '#contract/incidents/incidents.ts'
import type { Answer } from '#contract/route.ts'
import { getBuilding } from '#contract/territory/buildings.ts'
import { call } from '#kit/call.ts'
import { keepJson, keptJson } from '#kit/kept.ts'
import { useWords } from '#kit/language.ts'
import { Screen } from '#kit/phone/screen.tsx'
import type { PlaceValue } from '#kit/place/place-value.ts'
import { ReportForm } from '#kit/report/report-form.tsx'
import { useReport, type Draft } from '#kit/report/use-report.ts'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { askToSignIn } from '../access/ask-sign-in.ts'
import { ReceiptScreen } from './receipt.tsx'
import { words } from './words.ts'

const Form = ({
  title,
  name,
  start,
  onDone,
}: {
  title: string
  name: string
  start?: Partial<Draft>
  onDone: (receipt: Receipt) => void
}) => {
  const say = useWords(words)
  const [, go] = useLocation()
  const report = useReport({ name, start, before: askToSignIn, onDone })
  return (
    <Screen title={title} lead={say('reportLead')} up="/">
      <ReportForm
        report={report}
        promise={say('reportPromise')}
        onJoined={({ areaId, id }) => go(`/case/${areaId}/${id}`)}
      />
    </Screen>
  )
}

type Plate = NonNullable<PlaceValue['building']>

/**
 * The building of a plate; null when there is none by that code, then the place is asked as usual. Not a query: signing in
 * resets all of those, and would take the form away from under its writer.
 */
const usePlate = (code: string | null) => {
  const [plate, setPlate] = useState<Plate | null>()
  useEffect(() => {
    if (code === null) return
    const take = ({ name, address, areaName, point, code: exact }: Answer<typeof getBuilding>) =>
      setPlate({ code: exact, point, name: name ?? address ?? areaName })
    void call(getBuilding, { params: { code } }).then(take, () => setPlate(null))
  }, [code])
  return plate
}

/** 反映问题. `?b=` is the code on a building's plate, `?done=` shows the receipt again after a reload. */
export default function Report() {
  const say = useWords(words)
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const [code, done, service] = [asked.get('b'), asked.get('done'), asked.get('about') === 'service']
  const plate = usePlate(code)

  const receipt = done ? keptJson<Receipt>('receipt') : undefined
  if (receipt && receipt.id === done) return <ReceiptScreen receipt={receipt} />
  if (code !== null && plate === undefined)
    return (
      <Screen title={say('reportTitle')} up="/">
        <Skeleton lines={6} />
      </Screen>
    )
  const finish = (one: Receipt) => {
    keepJson('receipt', one)
    scrollTo(0, 0)
    go(`/report?done=${one.id}`, { replace: true })
  }
  return (
    <Form
      key={plate?.code ?? ''}
      title={say(service ? 'serviceTitle' : 'reportTitle')}
      name={service ? 'report-service' : 'report'}
      start={plate ? { place: { placeText: '', building: plate } } : undefined}
      onDone={finish}
    />
  )
}
