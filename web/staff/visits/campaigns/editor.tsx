import { Alert, Button, DatePicker, Input, Popconfirm, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { saveCampaign, type Campaign } from '#contract/visits/campaigns.ts'
import { clientId } from '#kit/client-id.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { Filter } from '../../matters/part/filter-fields.tsx'
import { useGrids } from '../grid-filter.tsx'
import { newQuestion, QuestionEditor } from './question-editor.tsx'
import { words } from './words.ts'

type Draft = Omit<Campaign, 'areaId' | 'version'>
const empty = (): Draft => ({
  id: clientId(),
  title: '',
  purpose: '',
  admissionNo: '',
  from: dayjs().format('YYYY-MM-DD'),
  until: dayjs().add(1, 'month').format('YYYY-MM-DD'),
  grids: [],
  questions: [],
  state: 'draft',
})
const moved = <T,>(all: readonly T[], at: number, by: -1 | 1): T[] => {
  const to = at + by
  if (to < 0 || to >= all.length) return [...all]
  return all.with(at, all[to]!).with(to, all[at]!)
}

/** A campaign: what for, under which admission, when, where, and what is asked. */
export const CampaignEditor = ({
  areaId,
  campaign,
  onDone,
}: {
  areaId: number
  campaign: Campaign | undefined
  onDone: () => void
}) => {
  const say = useWords(words)
  const send = useSend(saveCampaign)
  const grids = useGrids(areaId)
  const [draft, setDraft] = useState<Draft>(() => campaign ?? empty())
  const [told, tell] = useState<string>()
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const { questions } = draft
  const missing = () => {
    if (!draft.title.trim()) return say('name')
    if (!draft.purpose.trim()) return say('purpose')
    if (!draft.admissionNo.trim()) return say('admissionNo')
    const at = questions.findIndex((q) => !q.zh.trim() || !q.key || (q.kind === 'choice' && q.choices.length < 2))
    return at < 0 ? undefined : say('questionN', { n: at + 1 })
  }
  const save = (state: Campaign['state']) => {
    const what = missing()
    if (what) return tell(say('missing', { what }))
    tell(undefined)
    const { id, title, purpose, admissionNo, from, until } = draft
    send.mutate(
      {
        params: { areaId, id },
        body: { title: title.trim(), purpose: purpose.trim(), admissionNo: admissionNo.trim(), from, until, grids: draft.grids, questions, state, version: campaign?.version ?? null },
      },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          onDone()
        },
      },
    )
  }
  const field = (name: 'title' | 'purpose' | 'admissionNo', label: string, max: number, placeholder?: string) => (
    <Filter label={label}>
      <Input aria-label={label} maxLength={max} placeholder={placeholder} value={draft[name]} onChange={(e) => set({ [name]: e.target.value })} />
    </Filter>
  )
  return (
    <Panel title={campaign ? campaign.title : say('add')}>
      <div className="stack">
        {(told ?? send.error) && <Alert type="error" showIcon title={told ?? send.error?.message} />}
        <div className="question-fields">
          {field('title', say('name'), 60)}
          {field('purpose', say('purpose'), 300)}
          {field('admissionNo', say('admissionNo'), 60, say('admissionHint'))}
          <Filter label={say('period')}>
            <DatePicker.RangePicker
              aria-label={say('period')}
              allowClear={false}
              value={[dayjs(draft.from), dayjs(draft.until)]}
              onChange={(days) => days?.[0] && days[1] && set({ from: days[0].format('YYYY-MM-DD'), until: days[1].format('YYYY-MM-DD') })}
            />
          </Filter>
          {Boolean(grids?.length) && (
            <Filter label={say('grids')}>
              <Select
                aria-label={say('grids')}
                mode="multiple"
                allowClear
                placeholder={say('allGrids')}
                value={draft.grids}
                onChange={(chosen: number[]) => set({ grids: chosen })}
                options={grids?.map(({ gridNo, name }) => ({ value: gridNo, label: name }))}
              />
            </Filter>
          )}
        </div>
        <h2>{say('questions')}</h2>
        {questions.map((question, at) => (
          <QuestionEditor
            // A question has no identity of its own; its place is it.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            no={at + 1}
            question={question}
            onChange={(next) => set({ questions: questions.with(at, next) })}
            onMove={questions.length > 1 ? (by) => set({ questions: moved(questions, at, by) }) : undefined}
            onRemove={() => set({ questions: questions.toSpliced(at, 1) })}
          />
        ))}
        <div>
          <Button onClick={() => set({ questions: [...questions, newQuestion(questions.length + 1)] })}>
            {say('addQuestion')}
          </Button>
        </div>
        <div className="case-buttons">
          {draft.state === 'open' ? (
            <>
              <Button type="primary" loading={send.isPending} onClick={() => save('open')}>
                {say('save')}
              </Button>
              <Popconfirm title={say('endAsk')} okText={say('end')} cancelText={say('cancel')} onConfirm={() => save('closed')}>
                <Button danger>{say('end')}</Button>
              </Popconfirm>
            </>
          ) : (
            <>
              <Button type="primary" loading={send.isPending} onClick={() => save('open')}>
                {say(draft.state === 'closed' ? 'again' : 'start')}
              </Button>
              {draft.state === 'draft' && <Button onClick={() => save('draft')}>{say('saveDraft')}</Button>}
            </>
          )}
          <Button onClick={onDone}>{say('cancel')}</Button>
        </div>
      </div>
    </Panel>
  )
} // prettier-ignore
