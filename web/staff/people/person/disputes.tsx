import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ShownValue } from '#contract/people/fields.ts'
import { getPerson, settleDispute, type Person } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { putAnswer, useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { useShownText } from './use-shown-text.ts'
import { useSourceText } from './use-source-text.ts'
import { words } from './words.ts'

/** 待裁定: what the sources say of one field, side by side; somebody who knows chooses. */
export const Disputes = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const { field } = useDictionary()
  const textOf = useShownText()
  const source = useSourceText()
  const send = useSend(settleDispute)
  const edits = person.mayEdit && person.standing === 'present'
  if (person.disputeList.length === 0) return null
  const settle = (name: string, choose: string) =>
    send.mutate(
      { params: { areaId: person.areaId, id: person.id, field: name }, body: { version: person.version, choose } },
      {
        onSuccess: (after) => {
          putAnswer(getPerson, { params: { areaId: person.areaId, id: person.id } }, after)
          sayDone(say('settled', { field: field(name) }))
        },
        onError: sayRefused,
      },
    )
  const card = (key: string, title: string, value: ShownValue | null, way: ReactNode, now = false) => (
    <div key={key} className={`dispute-value${now ? ' dispute-now' : ''}`}>
      <span className="soft small">{title}</span>
      <strong>{value ? textOf(value) : say('disputeNone')}</strong>
      {value && <span className="value-source">{source(value.source)}</span>}
      {edits && way}
    </div>
  )
  return (
    <Panel flush title={say('disputes')}>
      <p className="empty-line soft">{say('disputesAbout')}</p>
      {person.disputeList.map((dispute) => (
        <section key={dispute.field} className="dispute">
          <h3>{field(dispute.field)}</h3>
          <div className="dispute-values">
            {card(
              'present',
              say('disputePresent'),
              dispute.present,
              dispute.present && (
                <Button
                  size="small"
                  disabled={send.isPending}
                  aria-label={`${say('keepThis')} ${textOf(dispute.present)}`}
                  onClick={() => settle(dispute.field, 'present')}
                >
                  {say('keepThis')}
                </Button>
              ),
              true,
            )}
            {dispute.competing.map((other) =>
              card(
                other.id,
                say('disputeOther'),
                other,
                <Button
                  size="small"
                  type="primary"
                  disabled={send.isPending}
                  aria-label={`${say('chooseThis')} ${textOf(other)}`}
                  onClick={() => settle(dispute.field, other.id)}
                >
                  {say('chooseThis')}
                </Button>,
              ),
            )}
          </div>
        </section>
      ))}
    </Panel>
  )
}
