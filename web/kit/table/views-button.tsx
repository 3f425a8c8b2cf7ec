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
  rename: { zh: '重命名视图 {name}', en: 'Rename view {name}' },
  newName: { zh: '新名称', en: 'New name' },
  taken: { zh: '已有同名视图', en: 'There is a view of that name' },
  keepName: { zh: '保存名称', en: 'Save the name' },
  drop: { zh: '删除视图 {name}', en: 'Delete view {name}' },
  dropped: { zh: '已删除视图“{name}”', en: 'View “{name}” deleted' },
}

type Props = {
  views: readonly SavedView[]
  filters: Filters
  onTake: (filters: Filters) => void
  save: (name: string, filters: Filters) => void
  rename: (name: string, to: string) => void
  drop: (name: string) => void
}

/** A view in the list while it gets another name; Escape leaves it as it was. */
const Renaming = ({
  name,
  taken,
  onDone,
}: {
  name: string
  taken: (to: string) => boolean
  onDone: (to: string | undefined) => void
}) => {
  const say = useWords(words)
  const [to, setTo] = useState(name)
  const wanted = to.trim()
  const clash = wanted !== name && taken(wanted)
  const keep = () => wanted && !clash && onDone(wanted)
  return (
    <>
      <div className="table-view">
        <Input
          autoFocus
          value={to}
          maxLength={30}
          aria-label={say('newName')}
          status={clash ? 'error' : undefined}
          onChange={(e) => setTo(e.target.value)}
          onPressEnter={keep}
          onKeyDown={(e) => {
            if (e.key !== 'Escape') return
            e.stopPropagation()
            onDone(undefined)
          }}
        />
        <Button disabled={!wanted || clash} onClick={keep}>
          {say('keepName')}
        </Button>
      </div>
      {clash && (
        <p role="alert" className="soft small">
          {say('taken')}
        </p>
      )}
    </>
  )
}

/** Saved views of a list: take one, save the filters of now, rename one, delete one (and undo it). */
export const ViewsButton = ({ views, filters, onTake, save, rename, drop }: Props) => {
  const say = useWords(words)
  const [name, setName] = useState('')
  const [open, setOpen] = useState(false)
  const [renaming, setRenaming] = useState<string>()
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
      {views.map((view) =>
        view.name === renaming ? (
          <Renaming
            key={view.name}
            name={view.name}
            taken={(to) => views.some((other) => other.name === to)}
            onDone={(to) => {
              setRenaming(undefined)
              if (to && to !== view.name) rename(view.name, to)
            }}
          />
        ) : (
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
              aria-label={say('rename', { name: view.name })}
              icon={<Icon name="pen" size={14} />}
              onClick={() => setRenaming(view.name)}
            />
            <Button
              type="text"
              size="small"
              aria-label={say('drop', { name: view.name })}
              icon={<Icon name="close" size={14} />}
              onClick={() => remove(view)}
            />
          </div>
        ),
      )}
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
