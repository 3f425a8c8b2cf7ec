import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { publishForbiddenList, type ForbiddenKind, type ForbiddenList } from '#contract/matters/certificate-lists.ts'
import { sayIssue } from '#kit/form/say-issue.ts'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { today } from '../../people/today.ts'
import { TagsIn, TextIn } from '../catalogue/edit/inputs.tsx'
import { MovableList } from '../catalogue/edit/movable-list.tsx'
import { useNameOf } from '../form/name-of.ts'
import { words } from './words.ts'

type Props = { areaId: number; list: ForbiddenList; onDone: () => void }

/** A whole new version for this area: kinds of the one in force kept, changed or left out, new ones with whom to ask instead. */
export const NewForbidden = ({ areaId, list, onDone }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const [title, setTitle] = useState(list.title)
  const [basis, setBasis] = useState('')
  const [validFrom, setFrom] = useState(today())
  const [kinds, setKinds] = useState<readonly ForbiddenKind[]>(list.kinds)
  const [opened, open] = useState<number>()
  const send = useSend(publishForbiddenList, ['matters.get_certificate_lists', 'matters.list_forbidden_versions'])
  const read = publishForbiddenList.body.safeParse({ replaces: list.id, title, basis, validFrom, kinds }, { reportInput: true }) // prettier-ignore
  const issue = read.success ? undefined : read.error.issues[0]
  const gone = list.kinds.filter((k) => !kinds.some((n) => n.code === k.code))
  const add = () => {
    const free = (n: number): string => (kinds.some((k) => k.code === `own_${n}`) ? free(n + 1) : `own_${n}`)
    setKinds([...kinds, { code: free(1), zh: say('newKind'), en: 'New kind', insteadZh: '', insteadEn: '', words: [] }])
    open(kinds.length)
  }
  const publish = () =>
    read.data &&
    send.mutate(
      { params: { areaId }, body: read.data },
      {
        onSuccess: () => {
          sayDone(say('listPublished'))
          onDone()
        },
      },
    )
  return (
    <Drawer open onClose={onDone} title={say('newVersion')} size="min(760px, 100vw)">
      <div className="admin-stack">
        <div className="matter-form">
          <TextIn wide label={say('listName')} max={100} value={title} onChange={setTitle} />
          <TextIn wide long label={say('newBasis')} max={500} value={basis} onChange={setBasis} />
          <TextIn label={say('from')} max={10} value={validFrom} onChange={setFrom} />
        </div>
        <section>
          <h3>{say('kindsIn')}</h3>
          <MovableList rows={kinds} nameOf={nameOf} about={(k) => k.insteadZh} opened={opened} onOpen={open} onChange={setKinds}>
            {(k, _, change) => (
              <div className="matter-form">
                <TextIn label={say('kindZh')} max={60} value={k.zh} onChange={(zh) => change({ zh })} />
                <TextIn label={say('kindEn')} max={120} value={k.en} onChange={(en) => change({ en })} />
                <TextIn wide long label={say('insteadZh')} max={300} value={k.insteadZh} onChange={(insteadZh) => change({ insteadZh })} />
                <TextIn wide long label={say('insteadEn')} max={500} value={k.insteadEn} onChange={(insteadEn) => change({ insteadEn })} />
                <TagsIn wide label={say('otherWords')} value={k.words} onChange={(all) => change({ words: all })} />
              </div>
            )}
          </MovableList>
          <Button size="small" onClick={add}>
            {say('addForbidden')}
          </Button>
        </section>
        {gone.length > 0 && <p className="list-told">{say('kindsGone', { names: sayList(gone.map(nameOf)) })}</p>}
        {issue && basis && <p className="import-fault" role="status">{`${issue.path.join('.')} ${sayIssue(issue)}`}</p>}
        {send.error && <p className="import-fault" role="alert">{send.error.message}</p>}
        <span className="admin-row-actions">
          <Button type="primary" disabled={!read.success} loading={send.isPending} onClick={publish}>
            {say('newVersion')}
          </Button>
          <Button onClick={onDone}>{say('cancel')}</Button>
        </span>
      </div>
    </Drawer>
  )
} // prettier-ignore
