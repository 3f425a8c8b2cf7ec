import { useState } from 'react'
import { searchFaq, voteFaq } from '#contract/matters/faq.ts'
import { clientId } from '#kit/client-id.ts'
import { kept, keep } from '#kit/kept.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { usePages, useSend, type RowOf } from '#kit/queries.ts'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

/** One voice a phone and answer: the key stays on the phone. */
const voteOf = (id: string) => {
  const name = `vote.${id}`
  const known = kept(name) ?? clientId()
  keep(name, known)
  return known
}

const One = ({ row }: { row: RowOf<typeof searchFaq> }) => {
  const say = useWords(words)
  const [said, setSaid] = useState(false)
  const send = useSend(voteFaq, [])
  const vote = (helped: boolean) =>
    send.mutate(
      { params: { areaId: row.areaId, id: row.id }, body: { voteId: voteOf(row.id), helped } },
      { onSuccess: () => setSaid(true), onError: sayRefused },
    )
  return (
    <details className="card more">
      <summary>{row.question}</summary>
      <p className="case-text">{row.answer}</p>
      <p className="soft small">
        {row.areaName}
        {row.helped > 0 && ` · ${say('didN', { n: row.helped })}`}
      </p>
      {said ? (
        <p role="status">{say('thanks')}</p>
      ) : (
        <div className="choices" role="group" aria-label={say('did')}>
          <Button kind="quiet" onClick={() => vote(true)}>
            {say('helped')}
          </Button>
          <Button kind="quiet" onClick={() => vote(false)}>
            {say('notHelped')}
          </Button>
        </div>
      )}
    </details>
  )
}

/** Answers made public, best first; `quiet` shows nothing where there is nothing. */
export const FaqList = ({
  areaId,
  q,
  title,
  most,
  quiet,
}: {
  areaId: number
  q: string
  title: string
  most?: number
  quiet?: boolean
}) => {
  const say = useWords(words)
  const all = useWords(shared)
  const { query, rows, hasMore, loadingMore, more } = usePages(searchFaq, {
    params: { areaId },
    query: { ...(q ? { q } : {}), limit: most ?? 20 },
  })
  if (quiet && !rows.length) return null
  if (query.error && !rows.length) return <Failure error={query.error} again={() => void query.refetch()} />
  return (
    <section className="faq">
      <h2 className="section-title">{title}</h2>
      {query.isPending ? (
        <Skeleton lines={4} />
      ) : (
        rows.length === 0 && <p className="soft">{say(q ? 'faqNone' : 'faqStart')}</p>
      )}
      {rows.map((row) => (
        <One key={row.id} row={row} />
      ))}
      {hasMore && !most && (
        <Button kind="quiet" wide busy={loadingMore} onClick={more}>
          {all('more')}
        </Button>
      )}
    </section>
  )
}
