import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { findColleagues } from '#contract/access/colleagues.ts'
import { type Duty, setGridWorkers } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'

const duties = ['lead', 'A', 'B'] as const
type Worker = { duty: Duty; accountId: string; name: string }
type Props = {
  grid: { areaId: number; gridNo: number }
  /** Who is on duty now. */
  now: readonly Worker[]
  onDone: () => void
}

/** 网格长, A岗, B岗 of one grid, from the colleagues with a post in its community. */
export const GridWorkers = ({ grid, now, onDone }: Props) => {
  const say = useWords(words)
  const access = usePhrases('access')
  const phrase = usePhrases('territory')
  const { areaId, gridNo } = grid
  const colleagues = useAnswer(findColleagues, { params: { areaId }, query: { limit: 500 } })
  const set = useSend(setGridWorkers)
  const of = (duty: Duty) => now.filter((w) => w.duty === duty).map((w) => w.accountId)
  const [chosen, setChosen] = useState<Record<Duty, string[]>>(() => ({ lead: of('lead'), A: of('A'), B: of('B') }))
  const names = new Map<string, string>(now.map((w) => [w.accountId, w.name]))
  for (const c of colleagues.data?.rows ?? [])
    names.set(c.accountId, `${c.name} ${c.title ?? access(`role.${c.role}`)}`)
  const save = async () => {
    for (const duty of duties)
      if (String(chosen[duty]) !== String(of(duty)))
        await set.mutateAsync({ params: { areaId, gridNo, duty }, body: { accountIds: chosen[duty] } })
    sayDone(say('workersSaved'))
    onDone()
  }
  const error = set.error ?? colleagues.error
  return (
    <div className="admin-stack">
      <p className="soft">{say('workersAbout')}</p>
      {duties.map((duty) => (
        <div key={duty}>
          <p>{phrase(`territory.duty.${duty}`)}</p>
          <Select
            className="admin-wide"
            aria-label={phrase(`territory.duty.${duty}`)}
            mode="multiple"
            maxCount={duty === 'B' ? 20 : 1}
            placeholder={say('nobody')}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...names].map(([value, label]) => ({ value, label }))}
            value={chosen[duty]}
            onChange={(ids: string[]) => setChosen({ ...chosen, [duty]: ids })}
          />
        </div>
      ))}
      {error && <Alert type="error" showIcon title={error.message} role="alert" />}
      <div className="form-end">
        <Button
          type="primary"
          loading={set.isPending}
          // a refusal is shown above
          onClick={() => void save().catch(() => undefined)}
        >
          {say('saveWorkers')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
