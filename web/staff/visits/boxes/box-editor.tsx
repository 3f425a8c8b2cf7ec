import { Alert, Button, Input, InputNumber, Popconfirm, Select } from 'antd'
import { useRef, useState } from 'react'
import { saveBox, type ContactBox } from '#contract/visits/boxes.ts'
import { clientId } from '#kit/client-id.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { Filter } from '../../matters/part/filter-fields.tsx'
import { useGrids } from '../grid-filter.tsx'
import { words } from './words.ts'

/** Where a box stands, in which grid, how often it is emptied. */
export const BoxEditor = ({ areaId, box, onDone }: { areaId: number; box?: ContactBox | undefined; onDone: () => void }) => {
  const say = useWords(words)
  const grids = useGrids(areaId)
  const id = useRef(box?.id ?? clientId())
  const [place, setPlace] = useState(box?.place ?? '')
  const [gridNo, setGrid] = useState<number | null>(box?.gridNo ?? null)
  const [everyDays, setEvery] = useState<number | null>(box?.everyDays ?? 7)
  const [note, setNote] = useState(box?.note ?? '')
  const send = useSend(saveBox)
  const save = (closedOn: string | null) =>
    send.mutate(
      {
        params: { areaId, id: id.current },
        body: { place: place.trim(), gridNo, note, everyDays: everyDays ?? 7, closedOn, version: box?.version ?? null },
      },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          onDone()
        },
      },
    )
  return (
    <Panel title={say(box ? 'edit' : 'add')}>
      <div className="stack">
        {send.error && <Alert type="error" showIcon title={send.error.message} />}
        <div className="plate-form">
          <Filter label={say('place')}>
            <Input
              aria-label={say('place')}
              placeholder={say('placeHint')}
              maxLength={60}
              value={place}
              onChange={(e) => setPlace(e.target.value)}
            />
          </Filter>
          <Filter label={say('grid')}>
            <Select
              aria-label={say('grid')}
              allowClear
              placeholder={say('noGrid')}
              value={gridNo ?? undefined}
              onChange={(no?: number) => setGrid(no ?? null)}
              options={grids?.map(({ gridNo: value, name }) => ({ value, label: name }))}
            />
          </Filter>
          <Filter label={say('everyDays')}>
            <InputNumber aria-label={say('everyDays')} min={1} max={31} precision={0} value={everyDays} onChange={setEvery} />
          </Filter>
          <Filter label={say('note')}>
            <Input aria-label={say('note')} maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
          </Filter>
        </div>
        <div className="case-buttons">
          <Button type="primary" loading={send.isPending} disabled={!place.trim() || everyDays === null} onClick={() => save(box?.closedOn ?? null)}>
            {say('save')}
          </Button>
          <Button onClick={onDone}>{say('cancel')}</Button>
          {box && box.closedOn === null && (
            <Popconfirm
              title={say('takeDownAsk')}
              okText={say('takeDown')}
              cancelText={say('cancel')}
              onConfirm={() => save(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))}
            >
              <Button danger>{say('takeDown')}</Button>
            </Popconfirm>
          )}
        </div>
      </div>
    </Panel>
  )
} // prettier-ignore
