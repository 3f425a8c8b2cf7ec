import '../admin.css'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import {
  type Colleague,
  findAbsences,
  findColleagues,
  recordAbsence,
  withdrawAbsence,
} from '#contract/access/colleagues.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Who takes over, as routing decides: those who stand in, else those with the same post, else the area above. */
const useTakesOver = (all: readonly Colleague[]) => {
  const say = useWords(words)
  return (accountId: string) => {
    const posts = all.filter((c) => c.accountId === accountId)
    const free = (c: Colleague) => c.accountId !== accountId && !c.absent
    const namesOf = (some: readonly Colleague[]) => [...new Set(some.map((c) => c.name))].join('、')
    const standIns = all.filter((c) => free(c) && posts.some((p) => p.postId === c.substituteOf))
    if (standIns.length) return say('byB', { names: namesOf(standIns) })
    const same = all.filter(
      (c) =>
        free(c) &&
        posts.some((p) => p.role === c.role && p.areaId === c.areaId && p.organisationId === c.organisationId),
    )
    return same.length ? say('bySame', { names: namesOf(same) }) : say('byUp')
  }
}

const Record = ({
  areaId,
  colleagues,
  onDone,
}: {
  areaId: number
  colleagues: readonly Colleague[]
  onDone: () => void
}) => {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const record = useSend(recordAbsence)
  const people = [...new Map(colleagues.map((c) => [c.accountId, c])).values()]
  return (
    <SchemaForm
      shape={recordAbsence.body}
      initial={{ from: today(), to: today() }}
      fields={{
        accountId: {
          label: say('who'),
          control: (
            <Select
              className="admin-wide"
              showSearch={{ optionFilterProp: 'label' }}
              options={people.map((c) => ({
                value: c.accountId,
                label: `${c.name} ${c.title ?? phrase(`role.${c.role}`)}`,
              }))}
            />
          ),
        },
        from: { label: say('from') },
        to: { label: say('to') },
        reason: { label: say('reason'), kind: 'text', hint: say('reasonHint') },
      }}
      send={async (body) => {
        await record.mutateAsync({ params: { areaId }, body })
        sayDone(say('recorded'))
        onDone()
      }}
      submit={say('record')}
    />
  )
}

/** Who is away, and who takes over? 请假和替岗. */
export default function Absences() {
  const say = useWords(words)
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const asked = areaId ? { params: { areaId } } : undefined
  const absences = useAnswer(findAbsences, asked)
  const colleagues = useAnswer(findColleagues, asked && { ...asked, query: { limit: 500 } })
  const takesOver = useTakesOver(colleagues.data?.rows ?? [])
  const [recording, setRecording] = useState(false)
  const withdraw = useSend(withdrawAbsence)
  const record = useSend(recordAbsence)
  type Row = NonNullable<typeof absences.data>['rows'][number]
  const takeBack = (row: Row) =>
    withdraw.mutate(
      { params: { areaId: areaId!, id: row.id } },
      {
        onSuccess: () =>
          sayDone(say('withdrawn', { name: row.name }), () => {
            const { accountId, from, to, reason } = row
            record.mutate(
              { params: { areaId: areaId! }, body: { accountId, from, to, reason } },
              { onError: sayRefused },
            )
          }),
        onError: sayRefused,
      },
    )
  const button = (
    <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setRecording(true)}>
      {say('record')}
    </Button>
  )
  return (
    <Page title={say('absences')} lead={say('absencesLead')} actions={button}>
      <Panel>
        <Answered query={absences}>
          {({ rows }) =>
            rows.length ? (
              <ul className="admin-list">
                {rows.map((row) => (
                  <li key={row.id}>
                    <div className="admin-list-main">
                      <div className="admin-head">
                        <strong>{row.name}</strong>
                        {row.from <= today() && <Light kind="warn">{say('today')}</Light>}
                      </div>
                      <div className="soft">
                        {say('term', { from: sayDay(row.from), to: sayDay(row.to) })}
                        {row.reason && ` · ${row.reason}`}
                      </div>
                    </div>
                    <div className="admin-list-main">
                      <div className="soft small">{say('takesOver')}</div>
                      {colleagues.data ? takesOver(row.accountId) : '…'}
                    </div>
                    <Button size="small" onClick={() => takeBack(row)}>
                      {say('withdraw')}
                    </Button>
                  </li>
                ))}
              </ul>
            ) : (
              <Empty icon="people" title={say('noAbsences')} about={say('noAbsencesWay')} />
            )
          }
        </Answered>
      </Panel>
      <Modal open={recording} title={say('record')} onCancel={() => setRecording(false)} footer={null} destroyOnHidden>
        {areaId && (
          <Record areaId={areaId} colleagues={colleagues.data?.rows ?? []} onDone={() => setRecording(false)} />
        )}
      </Modal>
    </Page>
  )
}
