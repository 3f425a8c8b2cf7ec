import '../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Drawer, Segmented } from 'antd'
import { listFeedback, type Feedback } from '#contract/platform/feedback.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { type Column, DataTable } from '#kit/table/data-table.tsx'
import { FeedbackDetail } from './feedback-detail.tsx'
import { words } from './words.ts'

type Search = { show?: 'settled' | 'all'; row?: string }

const useColumns = (): Column<Feedback>[] => {
  const say = useWords(words)
  return [
    { key: 'at', label: say('at'), fixed: true, width: 190, draw: (r) => sayInstant(r.at) },
    { key: 'kind', label: say('kind'), width: 110, draw: (r) => say(`kind.${r.kind}`) },
    { key: 'text', label: say('text'), draw: (r) => <span className="feedback-text">{r.text}</span> },
    {
      key: 'contact',
      label: say('contact'),
      from: 901,
      width: 140,
      draw: (r) => (r.hasContact ? say('contactLeft') : ''),
    },
    {
      key: 'state',
      label: say('state'),
      width: 120,
      draw: (r) => <Light kind={r.settledAt ? 'good' : 'warn'}>{say(r.settledAt ? 'settled' : 'open')}</Light>,
    },
  ]
}

/** What do people say of us, and is each answered? 投诉建议 (law.md 3). */
export default function FeedbackReceived() {
  const say = useWords(words)
  const go = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const look = (change: Search) => void go({ to: '.', search: { ...search, ...change } as never, replace: true })
  const show = search.show ?? 'open'
  const open = show === 'all' ? undefined : show === 'open' ? 'true' : 'false'
  const pages = usePages(listFeedback, { query: { open } })
  const opened = pages.rows.find((r) => r.id === search.row)
  return (
    <Page title={say('title')} lead={say('lead')}>
      <DataTable
        name="feedback"
        label={say('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(r) => r.id}
        opened={search.row}
        onOpen={(r) => look({ row: r.id })}
        views={
          <Segmented
            aria-label={say('state')}
            value={show}
            options={(['open', 'settled', 'all'] as const).map((value) => ({ value, label: say(value) }))}
            onChange={(value) =>
              look({ show: value === 'open' ? undefined : (value as Search['show']), row: undefined })
            }
          />
        }
        empty={<Empty icon="chat" title={say('none')} about={say('noneAbout')} />}
      />
      <Drawer
        open={Boolean(opened)}
        onClose={() => look({ row: undefined })}
        title={opened && say(`kind.${opened.kind}`)}
        size="min(560px, 100vw)"
        destroyOnHidden
      >
        {opened && <FeedbackDetail row={opened} onDone={() => look({ row: undefined })} />}
      </Drawer>
    </Page>
  )
}
