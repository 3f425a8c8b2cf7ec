import { Drawer, Select } from 'antd'
import { z } from 'zod'
import { publishForbiddenList, type ForbiddenList } from '#contract/matters/certificate-lists.ts'
import { Day, text } from '#contract/shapes.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useNameOf } from '../form/name-of.ts'
import { today } from '../../people/today.ts'
import { words } from './words.ts'

const shape = z.object({
  title: text(100),
  basis: text(500),
  validFrom: Day,
  kept: z.array(z.string()),
  more: text(3000).optional(),
})

/** A new version for this area: kinds kept of the one in force, and new ones with the way out; its basis must be said. */
export const NewForbidden = ({ areaId, list, onDone }: { areaId: number; list: ForbiddenList; onDone: () => void }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const send = useSend(publishForbiddenList)
  return (
    <Drawer open onClose={onDone} title={say('newVersion')} size="min(620px, 100vw)">
      <SchemaForm
        shape={shape}
        initial={{ title: list.title, validFrom: today(), kept: list.kinds.map((k) => k.code) }}
        fields={{
          title: { label: say('listName') },
          basis: { label: say('newBasis'), kind: 'long' },
          validFrom: { label: say('from') },
          kept: {
            label: say('kindsIn'),
            control: <Select mode="multiple" className="wide" options={list.kinds.map((k) => ({ value: k.code, label: nameOf(k) }))} />,
          },
          more: { label: say('addKinds'), kind: 'long' },
        }}
        submit={say('newVersion')}
        send={async ({ title, basis, validFrom, kept, more }) => {
          const added = (more ?? '').split('\n').flatMap((line) => {
            const [code = '', zh = '', instead = ''] = line.split(/[/／]/).map((part) => part.trim())
            return code ? [{ code, zh, en: zh, insteadZh: instead, insteadEn: instead, words: [] }] : []
          })
          const kinds = [...list.kinds.filter((k) => kept.includes(k.code)), ...added]
          await send.mutateAsync({ params: { areaId }, body: { replaces: list.id, title, basis, validFrom, kinds } })
          onDone()
        }}
      />
    </Drawer>
  )
} // prettier-ignore
