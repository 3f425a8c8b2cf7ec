import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { applicationNumber } from '#contract/matters/application-number.ts'
import type { ApplicationRow } from '#contract/matters/applications.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useNameOf } from '../form/name-of.ts'
import type { Agent, Chosen } from './use-intake.ts'
import { words } from './words.ts'

type Props = {
  chosen: Chosen
  onChange: (chosen: Chosen | undefined) => void
  agent: Agent | undefined
  onAgent: (agent: Agent | undefined) => void
  cases: readonly ApplicationRow[]
}
const nobody: Agent = { name: '', phone: '', relation: '' }

/** Who stands at the window, what they have under way, and who acts for them. */
export const ApplicantCard = ({ chosen, onChange, agent, onAgent, cases }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const typed = (key: 'name' | 'document' | 'phone', autoFocus = false) =>
    chosen.kind === 'named' && (
      <label className="matter-field">
        {say(key)}
        <Input
          autoFocus={autoFocus}
          autoComplete="off"
          maxLength={60}
          value={chosen[key]}
          onChange={(e) => onChange({ ...chosen, [key]: e.target.value })}
        />
      </label>
    )
  const ofAgent = (key: keyof Agent, word: 'agentName' | 'agentPhone' | 'relation') =>
    agent && (
      <label className="matter-field">
        {say(word)}
        <Input maxLength={40} value={agent[key]} onChange={(e) => onAgent({ ...agent, [key]: e.target.value })} />
      </label>
    )
  return (
    <div className="window-applicant">
      {chosen.kind === 'known' ? (
        <>
          <p className="window-name">
            <strong>{chosen.person.name}</strong>
            {chosen.person.age !== null && <span className="soft">{say('years', { n: chosen.person.age })}</span>}
            <Button size="small" type="link" onClick={() => onChange(undefined)}>
              {say('change')}
            </Button>
          </p>
          <dl className="window-facts">
            <dt>{say('document')}</dt>
            <dd className="figure">{chosen.person.document ?? '-'}</dd>
            <dt>{say('phone')}</dt>
            <dd className="figure">{chosen.person.phone ?? '-'}</dd>
            <dt>{say('address')}</dt>
            <dd>{chosen.person.address ?? chosen.person.areaName}</dd>
          </dl>
        </>
      ) : (
        <>
          <p className="window-name">
            <span className="mark mark-still">{say('notInRegister')}</span>
            <Button size="small" type="link" onClick={() => onChange(undefined)}>
              {say('change')}
            </Button>
          </p>
          {typed('name', !chosen.name)}
          {typed('document', Boolean(chosen.name))}
          {typed('phone')}
          <p className="soft small">{say('phoneHint')}</p>
        </>
      )}
      <Checkbox checked={agent !== undefined} onChange={(e) => onAgent(e.target.checked ? nobody : undefined)}>
        {say('byAgent')}
      </Checkbox>
      {ofAgent('name', 'agentName')}
      {ofAgent('phone', 'agentPhone')}
      {ofAgent('relation', 'relation')}
      {cases.length > 0 && (
        <section className="window-cases">
          <h3>{say('casesBefore')}</h3>
          <ul>
            {cases.slice(0, 5).map((row) => (
              <li key={row.id}>
                <Link to="/matters/applications/$areaId/$id" params={{ areaId: String(row.areaId), id: row.id }}>
                  {nameOf({ zh: row.itemZh, en: row.itemEn })}
                </Link>
                <span className="soft small">
                  {applicationNumber(row.number)} · {phrase(`matters.state.${row.state}`)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
