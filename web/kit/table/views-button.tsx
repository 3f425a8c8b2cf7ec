import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'
import { sayDone } from '../states/toast.tsx'
import type { Filters, SavedView } from './view.ts'

const words = {
  views: { zh: '视图', en: 'Views' },
  none: {
    zh: '还没有保存的视图。设好筛选条件后，在这里起个名字保存。',
    en: 'No views yet. Set filters, then give them a name here.',
  },
  name: { zh: '视图名称', en: 'Name of the view' },
  save: { zh: '保存当前筛选', en: 'Save these filters' },
  drop: { zh: '删除视图 {name}', en: 'Delete view {name}' },
  dropped: { zh: '已删除视图“{name}”', en: 'View “{name}” deleted' },
}

type Props = {
  views: readonly SavedView[]
  filters: Filters
  onTake: (filters: Filters) => void
  save: (name: string, filters: Filters) => void
  drop: (name: string) => void
}

/** Saved views of a list: take one, save the filters of now, delete one (and undo it). */
export const ViewsButton = ({ views, filters, onTake, save, drop }: Props) => {
  const say = useWords(words)
  const [name, setName] = useState('')
  const [open, setOpen] = useState(false)
  const keep = () => {
    if (!name.trim()) return
    save(name.trim(), filters)
    setName('')
  }
  const remove = (view: SavedView) => {
    drop(view.name)
    sayDone(say('dropped', { name: view.name }), () => save(view.name, view.filters))
  }
  const list = (
    <div className="table-views">
      {!views.length && <p className="soft small">{say('none')}</p>}
      {views.map((view) => (
        <div key={view.name} className="table-view">
          <Button
            type="text"
            onClick={() => {
              onTake(view.filters)
              setOpen(false)
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={say('drop', { name: view.name })}
            icon={<Icon name="close" size={14} />}
            onClick={() => remove(view)}
          />
        </div>
      ))}
      <div className="table-view">
        <Input
          value={name}
          maxLength={30}
          placeholder={say('name')}
          aria-label={say('name')}
          onChange={(e) => setName(e.target.value)}
          onPressEnter={keep}
        />
        <Button disabled={!name.trim()} onClick={keep}>
          {say('save')}
        </Button>
      </div>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} content={list}>
      <Button icon={<Icon name="bookmark" size={16} />}>{say('views')}</Button>
    </Popover>
  )
}
