import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { revealApplicant } from '#contract/matters/application-lists.ts'
import type { ApplicationDetail } from '#contract/matters/applications.ts'
import { readFile } from '#contract/platform/files.ts'
import { addressOf } from '#kit/address.ts'
import { sayDay, sayInstant, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { useNameOf } from '../form/name-of.ts'
import { Fact } from '../part/fact.tsx'
import { Reveal } from '../part/reveal.tsx'
import { words as partWords } from '../part/words.ts'
import { MissingList } from './missing-list.tsx'
import { PaperRows } from './paper-rows.tsx'
import { words } from './words.ts'

type File = ApplicationDetail['files'][number]
export const FileLinks = ({ areaId, files }: { areaId: number; files: readonly Pick<File, 'id' | 'name'>[] }) => (
  <span className="attach">
    {files.map((file) => (
      <a key={file.id} href={addressOf(readFile, { params: { areaId, id: file.id } })} target="_blank" rel="noreferrer">
        {file.name}
      </a>
    ))}
  </span>
)

/** 情况: what is missing, who applies, what they said, what they brought, what came of it. */
export const Overview = ({ detail }: { detail: ApplicationDetail }) => {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const may = useMay()
  const reveal = useSend(revealApplicant, [])
  const params = { areaId: detail.areaId, id: detail.id }
  const clear = reveal.data
  const answerOf = (key: string) => clear?.answers.find((a) => a.key === key)?.text
  const results = detail.files.filter((f) => f.phase === 'result')
  const { refusal, notice, agent } = detail
  return (
    <div className="overview">
      {refusal && (
        <Alert
          type="warning"
          showIcon
          title={say('refusal', { reason: phrase(`matters.refuse.${refusal.reason}`) })}
          description={[refusal.note, refusal.elsewhere && say('elsewhere', { where: refusal.elsewhere })].filter(Boolean).join('；')} // prettier-ignore
        />
      )}
      {notice && <p className="soft">{say('noticeAt', { at: sayInstant(notice.at), until: sayDay(notice.dueAt) })}</p>}
      <MissingList things={detail.missingThings} />
      {(detail.result || results.length > 0) && (
        <section>
          <h3>{say('result')}</h3>
          <p className="case-text">{detail.result}</p>
          <FileLinks areaId={detail.areaId} files={results} />
        </section>
      )}
      <dl className="facts">
        <Fact label={say('applicant')}>
          {clear?.name ?? detail.applicantName}{' '}
          {!clear && may('matters.reveal') && (
            <Reveal
              busy={reveal.isPending}
              error={reveal.error}
              onReveal={(reason) => reveal.mutate({ params, body: { reason } })}
            />
          )}
          {clear && <span className="soft small cell-second">{sayPart('revealed')}</span>}
        </Fact>
        {clear?.document && <Fact label={say('document')}>{clear.document}</Fact>}
        <Fact label={say('phone')}>
          {clear?.phone ? <a href={`tel:${clear.phone}`}>{clear.phone}</a> : (detail.applicantPhone ?? '-')}
        </Fact>
        {agent && (
          <Fact label={say('agent')}>
            {[agent.name, agent.relation, clear?.agentPhone ?? agent.phone].filter(Boolean).join(' · ')}
          </Fact>
        )}
        <Fact label={say('area')}>
          {detail.areaName}
          {detail.person && may('people.read') && (
            <>
              {' '}
              <Link to="/people/$areaId/$id" params={{ areaId: String(detail.person.areaId), id: detail.person.id }}>
                {say('person')}
              </Link>
            </>
          )}
        </Fact>
        <Fact label={say('submitted')}>{sayInstant(detail.submittedAt)}</Fact>
        {detail.acceptedAt && <Fact label={say('accepted')}>{sayInstant(detail.acceptedAt)}</Fact>}
        {detail.statutoryDueAt && <Fact label={say('statutory')}>{sayInstant(detail.statutoryDueAt)}</Fact>}
        {detail.closedAt && <Fact label={say('closed')}>{sayInstant(detail.closedAt)}</Fact>}
        {detail.deliveredAt && <Fact label={say('delivered')}>{sayInstant(detail.deliveredAt)}</Fact>}
        <Fact label={say('firstReceiver')}>{detail.firstReceiver ?? '-'}</Fact>
        <Fact label={say('deciders')}>{sayList(detail.deciders.map((d) => d.organisation ?? d.areaName)) || '-'}</Fact>
        <Fact label={say('trips')}>{detail.trips}</Fact>
        <Fact label={say('version')}>{say('versionNo', { n: detail.itemNo })}</Fact>
      </dl>
      <section>
        <h3>{say('form')}</h3>
        <dl className="facts">
          {detail.answers.map((a) => (
            <Fact key={a.key} label={nameOf(a)}>
              {answerOf(a.key) ?? a.text}
              {a.source.kind === 'register' && (
                <span className="soft small cell-second">
                  {a.source.label}
                  {a.source.onDay && ` ${sayDay(a.source.onDay)}`}
                </span>
              )}
            </Fact>
          ))}
        </dl>
      </section>
      <section>
        <h3>{say('papers')}</h3>
        <PaperRows areaId={detail.areaId} papers={detail.papers} />
      </section>
    </div>
  )
}
