import { Button, Checkbox, Popover } from 'antd'
import { useState, type ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'
import { sayRefused } from '../states/toast.tsx'

const words = {
  filters: { zh: '筛选', en: 'Filters' },
  filtersSet: { zh: '筛选（{n}）', en: 'Filters ({n})' },
  columns: { zh: '列设置', en: 'Columns' },
  export: { zh: '导出', en: 'Export' },
  print: { zh: '打印', en: 'Print' },
  total: { zh: '共 {n} 条', en: '{n} in all' },
}

type Props = {
  columns: readonly { key: string; label: string; fixed?: boolean }[]
  hidden: readonly string[]
  toggle: (column: string) => void
  filters?: ReactNode
  filtersSet?: number
  views?: ReactNode
  total?: number
  onExport?: () => Promise<unknown>
}

/** The row above a table: views and filters on the left, what to do with the list on the right. */
export const Toolbar = ({ columns, hidden, toggle, filters, filtersSet = 0, views, total, onExport }: Props) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      await onExport?.()
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const choices = (
    <div className="table-columns">
      {columns.map((c) => (
        <Checkbox
          key={c.key}
          checked={c.fixed || !hidden.includes(c.key)}
          disabled={c.fixed}
          onChange={() => toggle(c.key)}
        >
          {c.label}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <div className="table-bar unprinted">
      <div className="table-tools">
        {filters && (
          <Button
            className={filtersSet ? 'table-filtered' : undefined}
            icon={<Icon name="filter" size={16} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {filtersSet ? say('filtersSet', { n: filtersSet }) : say('filters')}
          </Button>
        )}
        {views}
        <span className="bar-gap" />
        {total !== undefined && (
          <span className="soft table-total">{say('total', { n: total.toLocaleString('en-US') })}</span>
        )}
        <Popover trigger="click" placement="bottomRight" title={say('columns')} content={choices}>
          <Button
            type="text"
            aria-label={say('columns')}
            title={say('columns')}
            icon={<Icon name="columns" size={18} />}
          />
        </Popover>
        {onExport && (
          <Button
            type="text"
            loading={busy}
            aria-label={say('export')}
            title={say('export')}
            icon={<Icon name="export" size={18} />}
            onClick={() => void send()}
          />
        )}
        <Button
          type="text"
          aria-label={say('print')}
          title={say('print')}
          icon={<Icon name="print" size={18} />}
          onClick={() => window.print()}
        />
      </div>
      {filters && open && <div className="table-filters">{filters}</div>}
    </div>
  )
}
