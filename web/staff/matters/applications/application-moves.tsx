import { applicationFlow, decisions, pauseReasons, refuseReasons, type ApplicationMove, type StaffMove } from '#contract/matters/application-flow.ts' // prettier-ignore
import { applicationMoveRoutes, type ApplicationDetail } from '#contract/matters/applications.ts'
import { call } from '#kit/call.ts'
import type { FieldLook } from '#kit/form/control.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSession } from '#kit/session.ts'
import { ColleaguePicker } from '../../incidents/move/colleague-picker.tsx'
import { OrganisationPicker } from '../../incidents/move/organisation-picker.tsx'
import { FilesControl, LinesControl } from '../part/controls.tsx'
import { MovePanel } from '../part/move-panel.tsx'
import { MissingList } from './missing-list.tsx'
import { SupplyForm } from './supply-form.tsx'
import { TierPicker } from './tier-picker.tsx'
import { words } from './words.ts'

const forward: readonly ApplicationMove[] = [
  'accept_hand_over',
  'resume',
  'accept',
  'notify',
  'supply_for',
  'decide',
  'deliver',
  'decline_hand_over',
  'pass',
  'refuse',
]
const atOnce: readonly ApplicationMove[] = ['accept_hand_over', 'resume']
const flow = applicationFlow.moves

/** What the asker may do to the application now, exactly as the server says. */
export const ApplicationMoves = ({ detail }: { detail: ApplicationDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const { data: session } = useSession()
  const { areaId, id, missingThings } = detail
  const incomplete = missingThings.length > 0
  const fields = (move: string): Record<string, FieldLook> => {
    const shape = flow[move as ApplicationMove].needs.shape as Record<string, unknown>
    const must = 'note' in shape && !(shape['note'] as { safeParse: (v: unknown) => { success: boolean } }).safeParse(undefined).success // prettier-ignore
    const looks: Record<string, FieldLook> = {
      letThrough: { label: say('letThrough') },
      reason: { label: say('reason'), say: (v) => phrase(`matters.${move === 'pause' ? 'pause' : 'refuse'}.${v}`) },
      decision: { label: say('decision'), say: (v) => phrase(`matters.decision.${v}`) },
      result: { label: say('resultText'), kind: 'text' },
      elsewhere: { label: say('where'), kind: 'text' },
      areaId: { label: say('toArea'), control: <TierPicker detail={detail} /> },
      organisationId: { label: say('toOrganisation'), control: <OrganisationPicker areaId={areaId} /> },
      accountId: {
        label: say('toAccount'),
        hint: say('handOverHint'),
        control: <ColleaguePicker areaId={areaId} except={session?.accountId} />,
      },
      reviewOn: { label: say('reviewOn') },
      workingDays: { label: say('moreDays') },
      how: { label: say('how'), say: (v) => phrase(`matters.how.${v}`) },
      also: { label: say('also'), control: <LinesControl /> },
      files: { label: say('files'), control: <FilesControl areaId={areaId} /> },
      note: { label: say(must ? 'noteMust' : 'note'), kind: 'long' },
    }
    const asked = Object.keys(looks).filter((key) => key in shape && (key !== 'letThrough' || incomplete))
    return Object.fromEntries(asked.map((key) => [key, looks[key]!]))
  }
  const initial = (move: string): Record<string, unknown> =>
    move === 'decide'
      ? { decision: decisions[0] }
      : move === 'refuse'
        ? { reason: refuseReasons[0] }
        : move === 'pause'
          ? { reason: pauseReasons[0] }
          : move === 'deliver'
            ? { how: 'fetched' }
            : {}
  // told already, or nothing to tell: then accepting comes first
  const order = incomplete ? [...forward.filter((m) => m !== 'accept'), 'accept'] : forward
  return (
    <MovePanel
      id={id}
      version={detail.version}
      moves={detail.moves}
      forward={order}
      atOnce={incomplete ? atOnce : [...atOnce, 'accept']}
      label={(move) => phrase(`matters.move.${move}`)}
      needs={(move) => flow[move as ApplicationMove].needs}
      fields={fields}
      initial={initial}
      renderAbove={(move) =>
        move === 'notify' || (move === 'accept' && incomplete) ? (
          <>
            {move === 'notify' && <p>{say('notifyAbout')}</p>}
            <MissingList things={missingThings} />
          </>
        ) : null
      }
      renderOwn={(move, close) => (move === 'supply_for' ? <SupplyForm detail={detail} onDone={close} /> : undefined)}
      send={(move, body) =>
        call(applicationMoveRoutes[move as StaffMove], { params: { areaId, id }, body: body as never })
      }
    />
  )
}
