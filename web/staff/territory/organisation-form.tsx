import { useMemo } from 'react'
import type { z } from 'zod'
import {
  addOrganisation,
  changeOrganisation,
  listOrganisationKinds,
  type Organisation,
  OrganisationDraft,
} from '#contract/territory/organisations.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { words } from './admin-words.ts'

/** The name of a kind of organisation in the language of the screen. */
export const useKindName = () => {
  const locale = useLanguage()
  const kinds = useAnswer(listOrganisationKinds, {}, { fresh: 3_600_000 })
  return (code: string) => {
    const kind = kinds.data?.rows.find((k) => k.code === code)
    return kind && (locale === 'zh' ? kind.nameZh : kind.nameEn)
  }
}

type Row = z.output<typeof Organisation>
type Props = { areaId: number; row: Row | undefined; onDone: () => void }

const useFields = () => {
  const say = useWords(words)
  return {
    name: { label: say('orgName') },
    shortName: { label: say('shortName'), hint: say('shortNameHint') },
    duties: { label: say('duties'), hint: say('dutiesHint') },
    phone: { label: say('phone'), inputMode: 'tel' as const },
    address: { label: say('address'), kind: 'text' as const },
  }
}

const Add = ({ areaId, onDone }: Props) => {
  const say = useWords(words)
  const kindName = useKindName()
  const fields = useFields()
  const add = useSend(addOrganisation)
  const id = useMemo(() => clientId(), [])
  return (
    <SchemaForm
      shape={OrganisationDraft.omit({ clientId: true, parentId: true })}
      fields={{ kind: { label: say('orgKind'), say: (code) => kindName(code) ?? code }, ...fields }}
      draft={`organisation.${areaId}`}
      send={async (body) => {
        await add.mutateAsync({ params: { areaId }, body: { ...body, clientId: id } })
        onDone()
      }}
      submit={say('save')}
    />
  )
}

const Change = ({ areaId, row, onDone }: Props & { row: Row }) => {
  const say = useWords(words)
  const change = useSend(changeOrganisation)
  return (
    <SchemaForm
      shape={OrganisationDraft.omit({ clientId: true, parentId: true, kind: true })}
      fields={useFields()}
      initial={{
        name: row.name,
        shortName: row.shortName,
        duties: row.duties,
        phone: row.phone ?? undefined,
        address: row.address ?? undefined,
      }}
      send={async ({ name, shortName = name, duties = null, phone = null, address = null }) => {
        const body = { version: row.version, name, shortName, duties, phone, address }
        await change.mutateAsync({ params: { areaId, id: row.id }, body })
        onDone()
      }}
      submit={say('save')}
    />
  )
}

export const OrganisationForm = (props: Props) =>
  props.row ? <Change {...props} row={props.row} /> : <Add {...props} />
