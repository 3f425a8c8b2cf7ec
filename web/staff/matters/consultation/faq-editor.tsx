import { Alert, Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { faqStates, listFaqDrafts, saveFaq, type FaqDraft } from '#contract/matters/faq.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { ListTold } from '../part/list-told.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { ProposeFaq } from './propose-faq.tsx'
import { words } from './words.ts'

type State = (typeof faqStates)[number]
const shape = { state: z.enum(faqStates) }

/** 常见问题: good answers made public after what names anybody is taken out. */
export const FaqEditor = ({ home }: { home: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const { filters, areaId = home, change, clear } = useListState(shape)
  const state = (oneOf(filters['state']) ?? 'proposed') as State
  const [editing, edit] = useState<FaqDraft>()
  const [writing, write] = useState(false)
  const pages = usePages(listFaqDrafts, { params: { areaId }, query: { state } })
  const send = useSend(saveFaq)
  const put = async (row: FaqDraft, change: { state: State; question?: string; answer?: string }) => {
    const { areaId: at, id, version, classCode, question, answer } = row
    await send.mutateAsync({ params: { areaId: at, id }, body: { version, classCode, question, answer, ...change } })
    sayDone(say('saved'))
    edit(undefined)
  }
  const found = (row: FaqDraft) => sayList(row.personal.map((p) => `${phrase(`matters.personal.${p.kind}`)} ${p.text}`))
  return (
    <div className="panel">
      <div className="admin-head admin-note">
        <Segmented<State> value={state} onChange={(next) => change({ state: next })} options={faqStates.map((s) => ({ value: s, label: phrase(`matters.faq.state.${s}`) }))} />
        <Button onClick={() => write(true)}>{say('newFaq')}</Button>
      </div>
      <ListTold areaId={areaId} homeId={home} onClear={() => clear(['state'])} />
      {pages.query.error && <Failure error={pages.query.error} />}
      {!pages.query.isPending && pages.rows.length === 0 && <Empty icon="chat" title={say('noFaq')} />}
      <ul className="admin-list">
        {pages.rows.map((row) => (
          <li key={row.id}>
            <span className="admin-list-main">
              <strong>{row.question}</strong>
              <span className="soft cell-second">{row.answer}</span>
              <span className="soft small cell-second">
                {row.areaName} · {say('votes', { yes: row.helped, no: row.notHelped })}
              </span>
              {row.personal.length > 0 && <span className="mark mark-warn">{say('personal', { found: found(row) })}</span>}
            </span>
            {may('matters.configure') && (
              <span className="admin-row-actions">
                <Button size="small" onClick={() => edit(row)}>
                  {say('editFaq')}
                </Button>
                {row.state !== 'published' && (
                  <Button size="small" type="primary" disabled={row.personal.length > 0} onClick={() => void put(row, { state: 'published' }).catch(sayRefused)}>
                    {say('publish')}
                  </Button>
                )}
                {row.state === 'published' && (
                  <Button size="small" onClick={() => void put(row, { state: 'retired' }).catch(sayRefused)}>
                    {say('retire')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>+</Button>}
      <Drawer open={editing !== undefined} onClose={() => edit(undefined)} title={say('editFaq')} size="min(620px, 100vw)" destroyOnHidden>
        {editing && (
          <>
            {editing.personal.length > 0 && <Alert className="admin-note" type="warning" showIcon title={say('personal', { found: found(editing) })} />}
            <SchemaForm
              shape={saveFaq.body.pick({ question: true, answer: true })}
              initial={{ question: editing.question, answer: editing.answer }}
              fields={{ question: { label: say('question'), kind: 'long' }, answer: { label: say('answerText'), kind: 'long' } }}
              submit={say('save')}
              send={(body) => put(editing, { state: editing.state, ...body })}
            />
          </>
        )}
      </Drawer>
      <Drawer open={writing} onClose={() => write(false)} title={say('newFaq')} size="min(620px, 100vw)" destroyOnHidden>
        <ProposeFaq areaId={areaId} from={{ question: '', answer: '' }} onDone={() => write(false)} />
      </Drawer>
    </div>
  )
} // prettier-ignore
