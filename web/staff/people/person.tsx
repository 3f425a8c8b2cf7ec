import '../incidents/incidents.css'
import './people.css'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { getPerson } from '#contract/people/people.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CareList } from './person/care-list.tsx'
import { Disputes } from './person/disputes.tsx'
import { History } from './person/history.tsx'
import { Merges } from './person/merges.tsx'
import { PersonHead } from './person/person-head.tsx'
import { Relatives } from './person/relatives.tsx'
import { Residences } from './person/residences.tsx'
import { SeenBy } from './person/seen-by.tsx'
import { Values } from './person/values.tsx'
import { words } from './person/words.ts'

/** What is known of this person, from where, and what happened? */
export default function PersonPage() {
  const say = useWords(words)
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const query = useAnswer(getPerson, { params: { areaId: Number(areaId), id } })
  const { data: session } = useSession()
  useLive(session?.areaId ?? undefined, ['people'])
  return (
    <Page
      title={say('person')}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('print')}</Button>
          <Link to="/people">{say('back')}</Link>
        </>
      }
    >
      <Answered query={query}>
        {(person) => (
          <>
            <PersonHead person={person} />
            {/* nothing shown or half typed of one person may stand on another's page */}
            <div className="person" key={person.id}>
              <div className="person-main">
                <Disputes person={person} />
                <Values person={person} />
                <Residences person={person} />
              </div>
              <div className="person-side">
                <Relatives person={person} />
                <CareList person={person} />
                <Merges person={person} />
                <SeenBy person={person} />
                <History person={person} />
              </div>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
