import { Button, Modal, Radio, Segmented, Select } from 'antd'
import { useState } from 'react'
import { listClasses } from '#contract/matters/catalogue.ts'
import { getRouting, listSkills } from '#contract/matters/hall-duty.ts'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useNameOf } from '../../form/name-of.ts'
import type { Desk, Ticket } from './use-desk.ts'
import { useMoves, type Said } from './use-moves.ts'
import { words } from './words.ts'

type Props = { ticket: Ticket; desk: Desk; onClose: () => void }
type Way = 'toWindow' | 'toClass' | 'toColleague'

/** 转窗口、换类别、转同事: the number keeps its place. */
export const SendOn = ({ ticket, desk, onClose }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const { data: session } = useSession()
  const { move, moving } = useMoves()
  const others = desk.windows.filter((w) => w.no !== ticket.windowNo)
  const mayTransfer = ticket.moves.includes('transfer')
  const ways = [...(others.length ? ['toWindow'] : []), 'toClass', ...(mayTransfer ? ['toColleague'] : [])] as Way[]
  const [way, setWay] = useState<Way>(ways[0]!)
  const [said, setSaid] = useState<Said>({})
  const params = { areaId: ticket.areaId }
  const classes = useAnswer(listClasses, way === 'toClass' ? { params } : undefined)
  const skills = useAnswer(listSkills, way === 'toColleague' ? { params } : undefined)
  const levelOf = (levels: Record<string, number>) => levels[ticket.classCode] ?? 0
  // 门内再分家: who is here today and can finish it stands first, whoever stands in for A before the rest.
  const routing = useAnswer(getRouting, {
    params: { ...params, siteId: ticket.siteId },
    query: { class: ticket.classCode },
  })
  const able = (routing.data?.people ?? []).filter((p) => p.accountId !== session?.accountId)
  const rank = (id: string) => {
    const at = able.findIndex((p) => p.accountId === id)
    return at < 0 ? able.length : at
  }
  const people = (skills.data?.people ?? [])
    .filter((p) => p.accountId !== session?.accountId)
    .toSorted((a, b) => rank(a.accountId) - rank(b.accountId) || levelOf(b.levels) - levelOf(a.levels))
  const send = async () => {
    if (!(await move(ticket, way === 'toColleague' ? 'transfer' : 'redirect', said))) return
    sayDone(say('sentOn', { ticket: ticket.name }))
    onClose()
  }
  return (
    <Modal open title={say('sendTitle', { ticket: ticket.name })} footer={null} onCancel={onClose}>
      <div className="hall-stack">
        <Segmented<Way>
          value={way}
          onChange={(to) => {
            setWay(to)
            setSaid({})
          }}
          options={ways.map((value) => ({ value, label: say(value) }))}
        />
        {way === 'toWindow' && (
          <Radio.Group
            className="hall-radios"
            aria-label={say('toWindow')}
            value={said.toWindowNo}
            onChange={(e) => setSaid({ toWindowNo: e.target.value as number })}
            options={others.map((w) => ({
              value: w.no,
              label: `${say('window', { no: w.no })} ${w.name} · ${w.clerk ?? phrase(`matters.window.${w.state}`)}`,
            }))}
          />
        )}
        {way === 'toClass' && (
          <Select
            aria-label={say('class')}
            placeholder={say('class')}
            showSearch={{ optionFilterProp: 'label' }}
            loading={classes.isFetching}
            value={said.classCode}
            onChange={(classCode) => setSaid({ classCode })}
            options={(classes.data?.rows ?? [])
              .filter((c) => c.active && c.code !== ticket.classCode)
              .map((c) => ({ value: c.code, label: nameOf(c) }))}
          />
        )}
        {way === 'toColleague' && (
          <Select
            aria-label={say('colleague')}
            placeholder={say('colleague')}
            showSearch={{ optionFilterProp: 'label' }}
            loading={skills.isFetching}
            value={said.toAccountId}
            onChange={(toAccountId) => setSaid({ toAccountId })}
            options={people.map((p) => ({
              value: p.accountId,
              label: `${p.name}（${phrase(`matters.skill.${levelOf(p.levels)}`)}）`,
            }))}
          />
        )}
        {way !== 'toClass' && (
          <p className="soft small">
            {able.length
              ? say('able', {
                  names: sayList(
                    able.map((p) => (p.standsInFor ? say('forA', { name: p.name, a: p.standsInFor }) : p.name)),
                  ),
                })
              : routing.data?.why}
          </p>
        )}
        <p className="soft small">{say('keepsPlace')}</p>
        <div className="form-end">
          <Button type="primary" disabled={!Object.keys(said).length} loading={moving} onClick={() => void send()}>
            {say('send')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
