import { Button, DatePicker, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { findColleagues } from '#contract/access/colleagues.ts'
import { printVisitBook } from '#contract/visits/books.ts'
import { download, openFile } from '#kit/download.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { Filter } from '../matters/part/filter-fields.tsx'
import { useGrids } from './grid-filter.tsx'
import { words } from './words.ts'

/** 打印日志: which month, whose. A grid worker prints their own. */
export const BookDialog = ({ areaId, onClose }: { areaId: number; onClose: () => void }) => {
  const say = useWords(words)
  const { data: session } = useSession()
  const [month, setMonth] = useState(dayjs().format('YYYY-MM'))
  const [grid, setGrid] = useState<number>()
  const [workerId, setWorker] = useState<string>()
  const grids = useGrids(areaId)
  const own = session?.role === 'grid_worker'
  const colleagues = useAnswer(findColleagues, own ? undefined : { params: { areaId } }, { fresh: 300_000 })
  const query = { month, ...(grid !== undefined && { grid }), ...(workerId && { workerId }) }
  const go = (format: 'pdf' | 'docx') => {
    const asked = { params: { areaId }, query: { ...query, format } }
    void (format === 'pdf' ? openFile(printVisitBook, asked) : download(printVisitBook, asked)).catch(sayRefused)
  }
  const workers = [...new Map((colleagues.data?.rows ?? []).map((c) => [c.accountId, c.name]))]
  return (
    <Modal
      open
      title={say('book')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => go('docx')}>{say('docx')}</Button>
          <Button type="primary" onClick={() => go('pdf')}>
            {say('pdf')}
          </Button>
        </>
      }
    >
      <p className="soft">{say('bookAbout')}</p>
      <div className="stack">
        <Filter label={say('month')}>
          <DatePicker
            picker="month"
            aria-label={say('month')}
            allowClear={false}
            value={dayjs(`${month}-01`)}
            disabledDate={(day) => day.isAfter(dayjs(), 'month')}
            onChange={(day) => day && setMonth(day.format('YYYY-MM'))}
          />
        </Filter>
        {Boolean(grids?.length) && (
          <Filter label={say('grid')}>
            <Select
              aria-label={say('grid')}
              allowClear
              placeholder={say('allGrids')}
              value={grid}
              onChange={setGrid}
              options={grids?.map(({ gridNo, name }) => ({ value: gridNo, label: name }))}
            />
          </Filter>
        )}
        {!own && (
          <Filter label={say('worker')}>
            <Select
              aria-label={say('worker')}
              allowClear
              placeholder={say('allWorkers')}
              showSearch={{ optionFilterProp: 'label' }}
              value={workerId}
              onChange={setWorker}
              options={workers.map(([value, label]) => ({ value, label }))}
            />
          </Filter>
        )}
      </div>
    </Modal>
  )
}
