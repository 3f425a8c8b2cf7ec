import { Button, Select } from 'antd'
import { useState } from 'react'
import { listClasses } from '#contract/matters/catalogue.ts'
import { listConsultationRoutes, saveConsultationRoute } from '#contract/matters/consultation.ts'
import { AreaName } from '#kit/area-name.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { OrganisationPicker } from '../../incidents/move/organisation-picker.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

const any = '*'

/** 咨询分派: which department answers questions of a class; whatever isn't named goes to the window. */
export const ConsultationRoutes = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const [classCode, setClass] = useState<string>()
  const [organisationId, setOrganisation] = useState<number>()
  const query = useAnswer(listConsultationRoutes, { params: { areaId } })
  const classes = useAnswer(listClasses, { params: { areaId } })
  const send = useSend(saveConsultationRoute, ['matters.list_consultation_routes'])
  const nameOfClass = (code: string | null) => {
    if (code === null) return say('anyOther')
    const found = classes.data?.rows.find((c) => c.code === code)
    return found ? nameOf(found) : code
  }
  const put = (code: string | null, to: number | null) =>
    send.mutate(
      { params: { areaId }, body: { classCode: code, organisationId: to } },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          setClass(undefined)
          setOrganisation(undefined)
        },
        onError: sayRefused,
      },
    )
  return (
    <Answered query={query}>
      {({ rows }) => (
        <>
          <p className="soft admin-note">{say('routesLead')}</p>
          <ul className="admin-list">
            {rows.map((row) => (
              <li key={row.id}>
                <span className="admin-list-main">
                  <strong>{nameOfClass(row.classCode)}</strong>
                </span>
                <span>{row.organisation}</span>
                {row.areaId === areaId ? (
                  <Button size="small" aria-label={say('removeOf', { name: nameOfClass(row.classCode) })} onClick={() => put(row.classCode, null)}>
                    {say('toWindow')}
                  </Button>
                ) : (
                  <span className="soft small">
                    {say('powerAbove')} <AreaName areaId={row.areaId} />
                  </span>
                )}
              </li>
            ))}
            {!rows.length && <li className="soft">{say('routesNone')}</li>}
          </ul>
          <div className="route-new">
            <Select
              aria-label={say('classes')}
              placeholder={say('classes')}
              showSearch={{ optionFilterProp: 'label' }}
              value={classCode}
              onChange={setClass}
              options={[{ value: any, label: say('anyOther') }, ...(classes.data?.rows ?? []).map((c) => ({ value: c.code as string, label: nameOf(c) }))]}
            />
            <OrganisationPicker areaId={areaId} label={say('routeTo')} value={organisationId as number} onChange={(id) => setOrganisation(id as number | undefined)} />
            <Button
              type="primary"
              disabled={!classCode || !organisationId}
              loading={send.isPending}
              onClick={() => put(classCode === any ? null : classCode!, organisationId!)}
            >
              {say('setRoute')}
            </Button>
          </div>
        </>
      )}
    </Answered>
  )
} // prettier-ignore
