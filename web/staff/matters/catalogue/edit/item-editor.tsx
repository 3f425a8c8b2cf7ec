import { Alert, Button, Tabs } from 'antd'
import { useState } from 'react'
import { discardDraft, listPower, saveDraft, type ItemVersion } from '#contract/matters/catalogue-admin.ts'
import type { MatterClass } from '#contract/matters/catalogue.ts'
import { ItemContent } from '#contract/matters/item.ts'
import { sayIssue } from '#kit/form/say-issue.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { PowerEditor } from '../power-editor.tsx'
import { Basics } from './basics.tsx'
import { Designer } from './designer.tsx'
import { Materials } from './materials.tsx'
import { PublishForm, RetireForm } from './publish-form.tsx'
import { Versions } from './versions.tsx'
import { words } from './words.ts'

type Props = {
  areaId: number
  code: string
  classCode: string
  rows: readonly ItemVersion[]
  classes: readonly MatterClass[]
}

/** Draft → publish → retire: what is changed here is a draft of this area until it is published. */
export const ItemEditor = ({ areaId, code, classCode, rows, classes }: Props) => {
  const say = useWords(words)
  const draft = rows.find((v) => v.own && v.state === 'draft')
  const inForce = rows.find((v) => v.state === 'published')
  const from = draft ?? inForce ?? rows[0]!
  const [content, setContent] = useState<ItemContent>(from.content)
  const [inClass, setClass] = useState(classCode)
  const [dialog, setDialog] = useState<'publish' | 'retire'>()
  const power = useAnswer(listPower, { params: { areaId } })
  const save = useSend(saveDraft)
  const discard = useSend(discardDraft)
  const set = (change: Partial<ItemContent>) => setContent({ ...content, ...change })
  const changed = content !== from.content || inClass !== classCode
  const read = ItemContent.safeParse(content, { reportInput: true })
  const issues = read.success ? [] : read.error.issues
  const params = { areaId, code }
  const keep = () =>
    read.data &&
    save.mutate(
      { params, body: { classCode: inClass, content: read.data, version: draft?.version ?? 0 } },
      { onSuccess: () => sayDone(say('saved')), onError: sayRefused },
    )
  const throwAway = () =>
    discard.mutate({ params }, { onSuccess: () => sayDone(say('discarded')), onError: sayRefused })
  const powerRow = power.data?.rows.find((row) => row.code === code)
  return (
    <>
      <div className="admin-head admin-note">
        <span className="admin-list-main soft">
          {draft
            ? say('draftOf', { n: draft.no })
            : inForce && say('inForce', { n: inForce.no, area: inForce.areaId === 0 ? say('example') : inForce.areaName })}
        </span>
        <Button type={changed ? 'primary' : 'default'} disabled={!changed || issues.length > 0} loading={save.isPending} onClick={keep}>
          {say('saveDraft')}
        </Button>
        {draft && (
          <>
            <Button type={changed ? 'default' : 'primary'} disabled={changed} onClick={() => setDialog('publish')}>
              {say('publish')}
            </Button>
            <Button loading={discard.isPending} onClick={throwAway}>
              {say('discard')}
            </Button>
          </>
        )}
        {inForce && <Button onClick={() => setDialog('retire')}>{say('retire')}</Button>}
      </div>
      {changed && issues.length === 0 && <Alert className="admin-note" type="info" showIcon title={say('unsaved')} />}
      {issues[0] && (
        <Alert
          className="admin-note"
          type="error"
          showIcon
          title={say('wrong', { n: issues.length, first: `${issues[0].path.join('.')} ${sayIssue(issues[0])}` })}
        />
      )}
      <Tabs
        items={[
          {
            key: 'basics',
            label: say('basics'),
            children: <Basics content={content} set={set} classCode={inClass} setClass={setClass} classes={classes} />,
          },
          {
            key: 'papers',
            label: `${say('papers')} ${content.materials.length}`,
            children: <Materials areaId={areaId} code={code} rows={content.materials} fields={content.form.fields} onChange={(materials) => set({ materials })} />,
          },
          {
            key: 'form',
            label: `${say('form')} ${content.form.fields.length}`,
            children: <Designer form={content.form} onChange={(form) => set({ form })} />,
          },
          {
            key: 'power',
            label: say('power'),
            children: powerRow && <PowerEditor key={areaId} areaId={areaId} row={powerRow} onDone={() => undefined} />,
          },
          { key: 'versions', label: `${say('versions')} ${rows.length}`, children: <Versions areaId={areaId} code={code} rows={rows} /> },
        ]}
      />
      {dialog === 'publish' && draft && (
        <PublishForm params={params} version={draft.version} onDone={() => setDialog(undefined)} />
      )}
      {dialog === 'retire' && <RetireForm params={params} onDone={() => setDialog(undefined)} />}
    </>
  )
} // prettier-ignore
