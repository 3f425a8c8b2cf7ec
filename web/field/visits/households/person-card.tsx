import { useState } from 'react'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import type { FieldHousehold, FieldPackNow, FieldPerson } from '../../store/index.ts'
import { CorrectSheet } from '../diary/correct-sheet.tsx'
import { careName, codeName, fieldName } from '../names.ts'
import { words } from './words.ts'

/** One resident: who, and what is known, each value with its source and date (C07). */
export const PersonCard = ({
  pack,
  household,
  person,
}: {
  pack: FieldPackNow
  household: FieldHousehold
  person: FieldPerson
}) => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const [correcting, setCorrecting] = useState(false)
  const about = [
    codeName(pack, 'sex', person.sex),
    person.age === null ? '' : say('years', { n: person.age }),
    codeName(pack, 'relation', person.relation),
    phrase(`people.${person.separation}`),
  ]
  return (
    <section className="card">
      <h3 className="person-head">
        {person.name}
        <span className="soft small">{about.filter(Boolean).join(' · ')}</span>
      </h3>
      {person.care.length > 0 && (
        <p className="tags">
          {person.care.map((code) => (
            <Light key={code} kind="info">
              {careName(pack, code)}
            </Light>
          ))}
        </p>
      )}
      <details className="fold">
        <summary>{say('facts')}</summary>
        {person.facts.length ? (
          <dl className="facts">
            {person.facts.map(({ field, text, source, on, waiting }) => (
              <div key={field} className="fact">
                <dt>{fieldName(pack, field)}</dt>
                <dd>
                  {text}
                  <span className="fact-source">
                    {waiting ? say('waiting') : say('source', { source, day: sayDay(on) })}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="soft">{say('noFacts')}</p>
        )}
        {pack.fields.length > 0 && (
          <Button kind="quiet" onClick={() => setCorrecting(true)}>
            {say('correct')}
          </Button>
        )}
      </details>
      {correcting && (
        <CorrectSheet
          person={person}
          areaId={household.areaId}
          householdId={household.id}
          onClose={() => setCorrecting(false)}
        />
      )}
    </section>
  )
}
