import '../matters.css'
import { Alert, Button } from 'antd'
import { certificateFlow, type CertificateMove } from '#contract/matters/certificate-flow.ts'
import { certificateMoves, getCertificate, printCertificate, revealCertificate, type CertificateDetail } from '#contract/matters/certificates.ts' // prettier-ignore
import { call } from '#kit/call.ts'
import { openFile } from '#kit/download.ts'
import { sayDay } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useNameOf } from '../form/name-of.ts'
import { CasePage, CaseView, useRow } from '../part/case-page.tsx'
import { ClockWhy } from '../part/clock-why.tsx'
import { Fact } from '../part/fact.tsx'
import { MovePanel } from '../part/move-panel.tsx'
import { Reveal } from '../part/reveal.tsx'
import { TimeLine } from '../part/time-line.tsx'
import { Validity } from './validity.tsx'
import { words } from './words.ts'

const View = ({ detail }: { detail: CertificateDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const may = useMay()
  const reveal = useSend(revealCertificate, [])
  const params = { areaId: detail.areaId, id: detail.id }
  const clear = (name: string) => reveal.data?.values.find((v) => v.name === name)?.text
  const print = () => void openFile(printCertificate, { params }).catch(sayRefused)
  return (
    <CaseView
      number={<span className="figure">{detail.number ?? phrase(`matters.certificate.state.${detail.state}`)}</span>}
      title={nameOf({ zh: detail.kindZh, en: detail.kindEn })}
      standing={
        <>
          <span className="case-state">{phrase(`matters.certificate.state.${detail.state}`)}</span>
          <Validity row={detail} />
          {detail.state === 'issued' && may('matters.certify') && (
            <Button type="primary" icon={<Icon name="print" size={16} />} onClick={print}>
              {say('print')}
            </Button>
          )}
        </>
      }
      moves={
        <MovePanel
          id={detail.id}
          version={detail.version}
          moves={detail.moves}
          forward={['approve', 'decline', 'withdraw']}
          label={(move) => phrase(`matters.certificate.move.${move}`)}
          needs={(move) => certificateFlow.moves[move as CertificateMove].needs}
          fields={() => ({ note: { label: say('note'), kind: 'long' } })}
          send={(move, body) => call(certificateMoves[move as CertificateMove], { params, body: body as never })}
        />
      }
      aside={<TimeLine steps={detail.steps} moves="matters.certificate.move" states="matters.certificate.state" />}
    >
      {detail.revokeReason && <Alert type="error" showIcon title={say('revoked', { why: detail.revokeReason })} />}
      <dl className="facts">
        {detail.values.map((v) => (
          <Fact key={v.name} label={nameOf(v)}>
            {clear(v.name) ?? v.text}
          </Fact>
        ))}
      </dl>
      {detail.mayReveal && !reveal.data && (
        <p>
          <Reveal busy={reveal.isPending} error={reveal.error} onReveal={(reason) => reveal.mutate({ params, body: { reason } })} />
        </p>
      )}
      <dl className="facts">
        <Fact label={say('purpose')}>{detail.purpose}</Fact>
        <Fact label={say('forWhom')}>{detail.forWhom}</Fact>
        <Fact label={say('basis')}>{detail.kind.basis}</Fact>
        <Fact label={say('drafted')}>{detail.draftedBy ?? '-'}</Fact>
        {detail.approvedBy && <Fact label={say('approvedBy')}>{detail.approvedBy}</Fact>}
        {detail.issuedOn && <Fact label={say('issuedOn')}>{sayDay(detail.issuedOn)}</Fact>}
        {detail.validUntil && <Fact label={say('validUntil')}>{sayDay(detail.validUntil)}</Fact>}
        {detail.state === 'issued' && <Fact label={say('checks')}>{say('checksN', { n: detail.checks.count })}</Fact>}
      </dl>
      <ClockWhy clock={detail.clock} />
    </CaseView>
  )
} // prettier-ignore

/** One certificate: what it says, who approved it, whether it still holds. */
export default function CertificatePage() {
  const say = useWords(words)
  const params = useRow()
  const query = useAnswer(getCertificate, { params })
  return (
    <CasePage title={say('title')} back="/matters/certificates">
      <Answered query={query}>{(detail) => <View detail={detail} />}</Answered>
    </CasePage>
  )
}
