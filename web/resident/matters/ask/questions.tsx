import '../matters.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { myConsultations } from '#contract/matters/consultation.ts'
import type { ConsultationState } from '#contract/matters/consultation-flow.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { TextField } from '#kit/phone/field.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { useMatterArea } from '../area.ts'
import { useInside } from '../inside.tsx'
import { FaqList } from './faq-list.tsx'
import { words } from './words.ts'

export const questionLights: Record<ConsultationState, LightKind> = {
  asked: 'info',
  answered: 'good',
  asked_again: 'info',
  closed: 'still',
  withdrawn: 'still',
}

const Mine = () => {
  const say = useWords(words)
  const query = useAnswer(myConsultations, {}, { every: 60_000 })
  return (
    <section>
      <h2 className="section-title">{say('mine')}</h2>
      <Answered query={query}>
        {({ rows }) =>
          rows.length ? (
            <ul className="rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <LinkRow
                    href={`/questions/${row.areaId}/${row.id}`}
                    icon="chat"
                    title={row.thread[0]?.text ?? ''}
                    about={
                      <span className="matter-facts">
                        <Light kind={questionLights[row.state]}>{say(`state_${row.state}`)}</Light>
                        <span>{sayAgo(row.askedAt)}</span>
                      </span>
                    }
                  />
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('mineNone')}</p>
          )
        }
      </Answered>
    </section>
  )
}

/** 咨询: what others asked, found in plain words; what I asked; and a way to ask. */
export default function Questions() {
  const say = useWords(words)
  const [word, setWord] = useState('')
  const q = useSettled(word.trim(), 300)
  const { areaId } = useMatterArea()
  const inside = useInside()
  return (
    <Screen title={say('title')} lead={say('lead')} up="/matters">
      <Link href="/ask" className="button button-main button-wide">
        {say('askNow')}
      </Link>
      <TextField
        label={say('search')}
        hint={say('searchHint')}
        type="search"
        autoComplete="off"
        maxLength={60}
        value={word}
        onChange={(e) => setWord(e.target.value)}
      />
      {areaId !== undefined && <FaqList areaId={areaId} q={q} title={say('faq')} />}
      {inside && <Mine />}
    </Screen>
  )
}
