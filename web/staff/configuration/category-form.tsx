import { Select } from 'antd'
import type { z } from 'zod'
import { addCategory, type Category, changeCategory } from '#contract/incidents/configuration.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useNames } from './category-names.ts'
import { words } from './words.ts'

type Row = z.output<typeof Category>
/** What is edited: a row, or a new one in a taxonomy, below a heading or at its top. */
export type Editing = { row: Row } | { taxonomy: string; parent: Row | undefined }
type Props = { areaId: number; editing: Editing; onDone: () => void }

const Tags = ({ id, value, onChange }: { id?: string; value?: string[]; onChange?: (tags: string[]) => void }) => (
  <Select
    id={id}
    mode="tags"
    className="admin-wide"
    open={false}
    suffixIcon={null}
    tokenSeparators={['、', '，', ',', ' ']}
    value={value}
    onChange={onChange}
  />
)

const useFields = () => {
  const say = useWords(words)
  const names = useNames()
  return {
    zh: { label: say('nameZh') },
    en: { label: say('nameEn') },
    words: { label: say('residentsSay'), hint: say('residentsSayHint'), control: <Tags /> },
    limitGroup: { label: say('limitGroup'), say: names.group },
    organisationKind: { label: say('organisationKind'), say: names.kind },
  }
}

const Change = ({ areaId, row, onDone }: { areaId: number; row: Row; onDone: () => void }) => {
  const say = useWords(words)
  const change = useSend(changeCategory)
  return (
    <SchemaForm
      shape={changeCategory.body.omit({ version: true, active: true })}
      fields={useFields()}
      initial={{ ...row, organisationKind: row.organisationKind ?? undefined } as never}
      send={async ({ organisationKind = null, ...body }) => {
        await change.mutateAsync({
          params: { areaId, id: row.id },
          body: { ...body, organisationKind, version: row.version },
        })
        onDone()
      }}
      submit={say('save')}
    />
  )
}

const Add = ({
  areaId,
  taxonomy,
  parent,
  onDone,
}: {
  areaId: number
  taxonomy: string
  parent: Row | undefined
  onDone: () => void
}) => {
  const say = useWords(words)
  const add = useSend(addCategory)
  return (
    <SchemaForm
      shape={addCategory.body.omit({ taxonomy: true, parentId: true })}
      fields={{ code: { label: say('code'), hint: say('codeHint') }, ...useFields() }}
      initial={{ limitGroup: (parent?.limitGroup ?? 'general') as never }}
      send={async (body) => {
        await add.mutateAsync({
          params: { areaId },
          body: { ...body, taxonomy: taxonomy as never, parentId: parent?.id },
        })
        onDone()
      }}
      submit={say('save')}
    />
  )
}

export const CategoryForm = ({ areaId, editing, onDone }: Props) =>
  'row' in editing ? (
    <Change areaId={areaId} row={editing.row} onDone={onDone} />
  ) : (
    <Add areaId={areaId} taxonomy={editing.taxonomy} parent={editing.parent} onDone={onDone} />
  )
