import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { z } from 'zod'
import type { MatterClass } from '#contract/matters/catalogue.ts'
import { saveDraft } from '#contract/matters/catalogue-admin.ts'
import { ClassCode, ItemCode, ItemContent } from '#contract/matters/item.ts'
import { text } from '#contract/shapes.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

const shape = z.object({ classCode: ClassCode, code: ItemCode, zh: text(80), en: text(160) })

/** A new matter begins as a draft with a name; everything else is filled in on its page. */
export const NewItem = ({ areaId, classes }: { areaId: number; classes: readonly MatterClass[] }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const go = useNavigate()
  const save = useSend(saveDraft)
  return (
    <SchemaForm
      shape={shape}
      fields={{
        classCode: {
          label: say('ofClass'),
          control: <Select className="wide" options={classes.map((c) => ({ value: c.code, label: nameOf(c) }))} />,
        },
        code: { label: say('code'), hint: say('codeHint') },
        zh: { label: say('zh') },
        en: { label: say('en') },
      }}
      submit={say('create')}
      send={async ({ classCode, code, zh, en }) => {
        const content = ItemContent.parse({
          zh,
          en,
          summary: zh,
          kind: 'assisted',
          basis: [],
          applicants: '本社区居民',
          limits: { statutoryDays: 20, promisedDays: 10 },
          fee: {},
          form: {},
          result: { zh, en },
        })
        await save.mutateAsync({ params: { areaId, code }, body: { classCode, content, version: 0 } })
        void go({ to: '/matters/catalogue/$code', params: { code }, search: { area: areaId } as never })
      }}
    />
  )
}
