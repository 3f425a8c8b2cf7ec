import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { Person } from '#contract/people/people.ts'
import { endPerson } from '#contract/people/people.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { PersonMarks } from '../person-marks.tsx'
import { today } from '../today.ts'
import { EndDialog } from './end-dialog.tsx'
import { GiveDialog } from './give-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { words } from './words.ts'

/** Who this is in one line, whether they are still here, and the few large steps: move, give, take off, restore. */
export const PersonHead = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const may = useMay()
  const { code } = useDictionary()
  const [open, setOpen] = useState<'move' | 'give' | 'end'>()
  const restore = useSend(endPerson)
  const { areaId, id, version, standing } = person
  const edits = person.mayEdit && standing !== 'merged'
  const close = () => setOpen(undefined)
  const takeBack = () =>
    restore.mutate(
      { params: { areaId, id }, body: { version, standing: 'present', onDay: today() } },
      { onSuccess: () => sayDone(say('restored')), onError: sayRefused },
    )
  const told = [
    code('sex', person.sex),
    person.age === null ? '' : say('years', { n: person.age }),
    person.birthOn ? sayDay(person.birthOn) : '',
    person.areaName,
  ]
  return (
    <>
      <div className="person-head">
        <div>
          <div className="person-name">
            <h2>{person.name}</h2>
            <PersonMarks row={person} />
          </div>
          <p className="soft">{told.filter(Boolean).join(' · ')}</p>
          <p>{person.address}</p>
        </div>
        {edits && (
          <div className="page-actions unprinted">
            {standing === 'present' ? (
              <>
                <Button onClick={() => setOpen('move')}>{say('move')}</Button>
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [
                      { key: 'give', label: say('give'), onClick: () => setOpen('give') },
                      { key: 'end', label: say('end'), danger: true, onClick: () => setOpen('end') },
                    ],
                  }}
                >
                  <Button>{say('more')}</Button>
                </Dropdown>
              </>
            ) : (
              <Button loading={restore.isPending} onClick={takeBack}>
                {say('restore')}
              </Button>
            )}
          </div>
        )}
      </div>
      {standing === 'merged' && (
        <p className="told told-warn">
          {say('merged')}{' '}
          {person.mergedInto && (
            <Link to="/people/$areaId/$id" params={{ areaId: String(areaId), id: person.mergedInto }}>
              {say('openKept')}
            </Link>
          )}
        </p>
      )}
      {(standing === 'left' || standing === 'dead') && person.endedOn && (
        <p className="told told-warn">
          {say('endedOn', { day: sayDay(person.endedOn), how: phrase(`people.${standing}`) })}
        </p>
      )}
      {person.requests > 0 && may('people.edit') && (
        <p className="told">
          {say('requests', { n: person.requests })}{' '}
          <Link to="/people-notices" search={{ tab: 'requests' }}>
            {say('seeRequests')}
          </Link>
        </p>
      )}
      {open === 'move' && <MoveDialog person={person} onClose={close} />}
      {open === 'give' && <GiveDialog person={person} onClose={close} />}
      {open === 'end' && <EndDialog person={person} onClose={close} />}
    </>
  )
}
