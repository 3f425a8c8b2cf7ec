import { Button, DatePicker, Drawer, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay, sayList } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { today } from '../days.ts'
import { useClassNames } from '../use-class-names.ts'
import { ComingDays } from './coming-days.tsx'
import { RotationForm } from './rotation-form.tsx'
import type { Plan, Propose } from './use-change.ts'
import { useSayRule } from './use-say-rule.ts'
import { words } from './words.ts'

type Props = { plan: Plan; propose: Propose }
type Rotating = Plan['rotations'][number]

/** 常驻 and 轮转 departments: who comes by which rule, and the days to come. */
export const Rotations = ({ plan, propose }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const sayRule = useSayRule()
  const className = useClassNames(plan.site.areaId)
  const [form, setForm] = useState<Rotating | 'new'>()
  const [ending, setEnding] = useState<Rotating>()
  const [lastDay, setLast] = useState(today)
  const rows = plan.rotations.filter((r) => !r.validTo || r.validTo >= today())
  const add = (
    <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setForm('new')}>
      {say('addRotation')}
    </Button>
  )
  const { organisation: _, ...known } = form && form !== 'new' ? form : { organisation: '' }
  return (
    <div className="hall-stack">
      <Panel title={say('rotations')} actions={add}>
        {rows.length ? (
          <ul className="hall-lines">
            {rows.map((r) => (
              <li key={r.id} className="hall-line">
                <span className="hall-line-main">
                  <span className="hall-line-facts">
                    <strong>{r.organisation}</strong>
                    <Light kind="info">{phrase(`matters.rotation.${r.kind}`)}</Light>
                  </span>
                  <span className="soft small">
                    {[
                      sayRule(r.rule),
                      say('windowNo', { no: r.windowNo }),
                      sayList(r.classes.map((c) => (c === '*' ? say('everything') : className(c)))),
                      r.validTo
                        ? say('termTo', { from: sayDay(r.validFrom), to: sayDay(r.validTo) })
                        : say('term', { from: sayDay(r.validFrom) }),
                    ].join(' · ')}
                  </span>
                </span>
                <Button size="small" onClick={() => setForm(r)}>
                  {say('edit')}
                </Button>
                <Button size="small" onClick={() => setEnding(r)}>
                  {say('end')}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">
            {say('noRotations')} {say('noRotationsWay')}
          </p>
        )}
      </Panel>
      <ComingDays plan={plan} propose={propose} />
      <Drawer
        open={Boolean(form)}
        size={640}
        title={say(form === 'new' ? 'addRotation' : 'editRotation')}
        onClose={() => setForm(undefined)}
        destroyOnHidden
      >
        {form && (
          <RotationForm
            plan={plan}
            {...(form === 'new' ? {} : { rotation: known as Omit<Rotating, 'organisation'> })}
            propose={propose}
            onDone={() => setForm(undefined)}
          />
        )}
      </Drawer>
      <Modal
        open={Boolean(ending)}
        title={say('endTitle', { name: ending?.organisation ?? '' })}
        okText={say('preview')}
        onCancel={() => setEnding(undefined)}
        onOk={() => {
          if (ending) propose({ title: say('end'), change: { kind: 'end_rotation', id: ending.id, lastDay } })
          setEnding(undefined)
        }}
      >
        <label className="hall-field">
          <span>{say('lastDay')}</span>
          <DatePicker
            allowClear={false}
            minDate={dayjs(today())}
            value={dayjs(lastDay)}
            onChange={(day) => day && setLast(day.format('YYYY-MM-DD'))}
          />
        </label>
      </Modal>
    </div>
  )
}
