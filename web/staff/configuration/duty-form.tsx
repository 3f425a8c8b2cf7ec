import { Alert, Button } from 'antd'
import { useState } from 'react'
import { setDuty } from '#contract/incidents/configuration.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { AreaPicker } from '../territory/area-picker.tsx'
import { OrganisationPicker } from '../territory/organisation-picker.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { words } from './words.ts'

/** A category (undefined: everything else), and the version of the duty there is. */
export type EditingDuty = { categoryId?: number; organisationId?: number; version?: number; fixed?: boolean }
type Props = { areaId: number; editing: EditingDuty; onDone: () => void }

/** 指定责任单位: a category and one organisation, of this area or of another. */
export const DutyForm = ({ areaId, editing, onDone }: Props) => {
  const say = useWords(words)
  const set = useSend(setDuty)
  const [categoryId, setCategory] = useState(editing.categoryId)
  const [at, setAt] = useState(areaId)
  const [organisationId, setOrganisation] = useState(editing.organisationId)
  const save = () =>
    set.mutate(
      {
        params: { areaId },
        body: { categoryId: categoryId ?? null, organisationId: organisationId!, version: editing.version },
      },
      { onSuccess: onDone },
    )
  return (
    <div className="admin-stack">
      {!editing.fixed && (
        <div>
          <p>{say('category')}</p>
          <CategoryPicker areaId={areaId} value={categoryId} onChange={setCategory} placeholder={say('otherwise')} />
        </div>
      )}
      <div>
        <p>{say('organisationArea')}</p>
        <AreaPicker label={say('organisationArea')} value={at} onChange={setAt} />
      </div>
      <div>
        <p>{say('dutyOf')}</p>
        <OrganisationPicker label={say('dutyOf')} areaId={at} value={organisationId} onChange={setOrganisation} />
      </div>
      {set.error && <Alert type="error" showIcon title={set.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" disabled={!organisationId} loading={set.isPending} onClick={save}>
          {say('save')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
