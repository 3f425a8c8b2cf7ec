import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { findAccounts, type PostDraft, postRoles } from '#contract/access/accounts.ts'
import type { FieldLook } from '#kit/form/control.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { AreaPicker } from '../territory/area-picker.tsx'
import { OrganisationPicker } from '../territory/organisation-picker.tsx'
import { words } from './admin-words.ts'
import { standing } from './post-line.tsx'

type Given<T> = { id?: string; value?: T; onChange?: (value: T | undefined) => void }
type PostRole = PostDraft['role']

const explained = (say: (key: `may.${PostRole}`) => string) =>
  function explain({ value: role, label }: { value?: string | number; label?: ReactNode }) {
    return (
      <div>
        <div>{label}</div>
        <div className="soft small" style={{ whiteSpace: 'normal' }}>
          {say(`may.${role as PostRole}`)}
        </div>
      </div>
    )
  }

/** 角色, each with what it may do. */
const RolePicker = ({ value, onChange, optional, ...rest }: Given<PostRole> & { optional?: boolean }) => {
  const say = useWords(words)
  const phrase = usePhrases('access')
  return (
    <>
      <Select
        {...rest}
        className="admin-wide"
        allowClear={optional}
        placeholder={optional ? say('later') : undefined}
        value={value}
        onChange={onChange}
        listHeight={360}
        options={postRoles.map((role) => ({ value: role, label: phrase(`role.${role}`) }))}
        optionRender={explained(say)}
      />
      {value && <p className="soft small">{say(`may.${value}`)}</p>}
    </>
  )
}

const useField = (name: string) => Form.useWatch(name, Form.useFormInstance()) as unknown

const OrganisationOfArea = (given: Given<number>) => (
  <OrganisationPicker {...given} areaId={useField('areaId') as number | undefined} />
)

/** AB岗: the A posts of the same role in the same area. */
const SubstitutePicker = (given: Given<number>) => {
  const say = useWords(words)
  const { data: session } = useSession()
  const role = useField('role') as PostRole | undefined
  const areaId = useField('areaId') as number | undefined
  const ready = role && areaId && session?.areaId
  const found = useAnswer(
    findAccounts,
    ready ? { params: { areaId: session.areaId! }, query: { role, limit: 200 } } : undefined,
  )
  const options = (found.data?.rows ?? []).flatMap((account) =>
    account.posts
      .filter((p) => p.role === role && p.areaId === areaId && p.substituteOf === null && standing(p) === 'holds')
      .map((p) => ({ value: p.id, label: account.name })),
  )
  return (
    <Select
      {...given}
      className="admin-wide"
      allowClear
      disabled={!ready}
      placeholder={say('noSubstitute')}
      options={options}
    />
  )
}

type PostFieldName = 'role' | 'areaId' | 'organisationId' | 'title' | 'validFrom' | 'validTo' | 'substituteOf'

/** The fields of a post for a `SchemaForm`; `optional` when it may be given later. */
export const usePostFields = (optional = false): Record<PostFieldName, FieldLook> => {
  const say = useWords(words)
  const own = (label: ReactNode, control: ReactNode, hint?: ReactNode): FieldLook => ({ label, control, hint })
  return {
    role: own(say('role'), <RolePicker optional={optional} />),
    areaId: own(say('area'), <AreaPicker />),
    organisationId: own(say('organisation'), <OrganisationOfArea />, say('organisationHint')),
    title: { label: say('postTitle'), hint: say('postTitleHint') },
    validFrom: { label: say('validFrom'), hint: say('validFromHint') },
    validTo: { label: say('validTo'), hint: say('validToHint') },
    substituteOf: own(say('substituteOf'), <SubstitutePicker />, say('substituteHint')),
  }
}
