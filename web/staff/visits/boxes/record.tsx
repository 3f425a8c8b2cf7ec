import '../visits.css'
import '../../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useRef, useState } from 'react'
import { listBoxes, mostPapers, recordCollection } from '#contract/visits/boxes.ts'
import { emptyPaper, faultsOf, paperOf, type TypedPaper } from '#contract/visits/typed-paper.ts'
import { clientId } from '#kit/client-id.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { Filter } from '../../matters/part/filter-fields.tsx'
import { PaperForm } from './paper-form.tsx'
import { words } from './words.ts'

/** 开箱登记 at the desk: which box, when, and each paper that was in it. */
export default function Record() {
  const say = useWords(words)
  const go = useNavigate()
  const search = useSearch({ strict: false }) as { area?: string; box?: string }
  const { data: session } = useSession()
  const areaId = Number(search.area) || (session?.areaId ?? undefined)
  const boxes = useAnswer(listBoxes, areaId ? { params: { areaId }, query: {} } : undefined)
  const id = useRef(clientId())
  const [boxId, setBox] = useState(search.box)
  const [at, setAt] = useState(() => dayjs())
  const [note, setNote] = useState('')
  const [papers, setPapers] = useState<TypedPaper[]>(() => [emptyPaper(clientId)])
  const [tried, setTried] = useState(false)
  const send = useSend(recordCollection)
  const box = boxes.data?.rows.find((one) => one.id === boxId)
  const submit = () => {
    setTried(true)
    if (!box || papers.some((paper) => faultsOf(paper).length)) return
    send.mutate(
      {
        params: { areaId: box.areaId },
        body: {
          id: id.current,
          boxId: box.id,
          note: note.trim(),
          papers: papers.map(paperOf),
          saidAt: at.toISOString(),
          sentAt: new Date().toISOString(),
        },
      },
      {
        onSuccess: (made) => {
          sayDone(say('recorded', { n: made.papers.length }))
          void go({
            to: '/visits/boxes/$areaId/$id' as '/',
            params: { areaId: String(made.areaId), id: made.id } as never,
          })
        },
      },
    )
  }
  return (
    <Page title={say('recordTitle')} lead={say('recordLead')}>
      <Panel>
        <div className="stack">
          {send.error && <Alert type="error" showIcon title={send.error.message} />}
          <div className="plate-form">
            <Filter label={say('which')}>
              <Select
                aria-label={say('which')}
                status={tried && !box ? 'error' : undefined}
                value={box?.id}
                onChange={setBox}
                options={(boxes.data?.rows ?? []).map((one) => ({ value: one.id, label: one.place }))}
              />
            </Filter>
            <Filter label={say('when')}>
              <DatePicker
                aria-label={say('when')}
                showTime={{ format: 'HH:mm' }}
                format="YYYY-MM-DD HH:mm"
                allowClear={false}
                value={at}
                disabledDate={(day) => day.isAfter(dayjs(), 'day')}
                onChange={(day) => day && setAt(day)}
              />
            </Filter>
            <Filter label={say('note')}>
              <Input aria-label={say('note')} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
            </Filter>
          </div>
          {tried && !box && (
            <p className="field-error" role="alert">
              {say('fault_box')}
            </p>
          )}
          {papers.map((paper, n) => (
            <PaperForm
              key={paper.id}
              no={n + 1}
              paper={paper}
              tried={tried}
              onChange={(part) => setPapers(papers.with(n, { ...paper, ...part }))}
              onRemove={() => setPapers(papers.toSpliced(n, 1))}
            />
          ))}
          <div className="case-buttons">
            <Button disabled={papers.length >= mostPapers} onClick={() => setPapers([...papers, emptyPaper(clientId)])}>
              {say('addPaper')}
            </Button>
            <Button type="primary" loading={send.isPending} onClick={submit}>
              {say('send')}
            </Button>
          </div>
        </div>
      </Panel>
    </Page>
  )
}
