import { Alert, Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { SiteRules, type Queue, type Site } from '#contract/matters/hall-site.ts'
import { saveSite } from '#contract/matters/hall-sites.ts'
import { clientId } from '#kit/client-id.ts'
import { Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { AreaPicker } from '../../../territory/area-picker.tsx'
import { ClassChoice } from './class-choice.tsx'
import { words } from './words.ts'

const numbers = [
  'slotMinutes',
  'aheadDays',
  'leadMinutes',
  'perDay',
  'open',
  'openForOthers',
  'noShows',
  'earlyMinutes',
  'graceMinutes',
  'bookedLead',
  'needLead',
  'offerHours',
] as const
type Props = { site?: Site; areaId: number; onDone: (id: string) => void }

const Queues = ({ areaId, queues, onChange }: { areaId: number; queues: Queue[]; onChange: (q: Queue[]) => void }) => {
  const say = useWords(words)
  const set = (at: number, patch: Partial<Queue>) => onChange(queues.map((q, i) => (i === at ? { ...q, ...patch } : q)))
  const next = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !queues.some((q) => q.letter === letter))
  return (
    <div className="hall-spans">
      {queues.map((q, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the letter itself can be typed over
        <div key={at} className="hall-span">
          <Input
            className="hall-letter-input"
            maxLength={1}
            aria-label={say('queueLetter')}
            status={/^[A-Z]$/.test(q.letter) ? undefined : 'error'}
            value={q.letter}
            onChange={(e) => set(at, { letter: e.target.value.toUpperCase() })}
          />
          <Input
            className="hall-span-kind"
            maxLength={30}
            aria-label={`${q.letter} ${say('name')}`}
            value={q.name}
            onChange={(e) => set(at, { name: e.target.value })}
          />
          <div className="hall-span-windows">
            <ClassChoice
              areaId={areaId}
              label={`${q.letter} ${say('classes')}`}
              value={q.classes}
              onChange={(classes) => set(at, { classes })}
            />
          </div>
          <Button
            type="text"
            disabled={queues.length === 1}
            aria-label={`${say('remove')} ${q.letter}`}
            icon={<Icon name="close" size={16} />}
            onClick={() => onChange(queues.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      {next && (
        <Button
          size="small"
          icon={<Icon name="plus" size={14} />}
          onClick={() => onChange([...queues, { letter: next, name: '', classes: [] }])}
        >
          {say('addQueue')}
        </Button>
      )}
    </div>
  )
}

/** 大厅资料: where it is, its rules of booking, its queues. */
export const SiteForm = ({ site, areaId, onDone }: Props) => {
  const say = useWords(words)
  const save = useSend(saveSite)
  const [id] = useState(() => site?.id ?? clientId())
  const [at, setAt] = useState<number | undefined>(site?.areaId ?? areaId)
  const [name, setName] = useState(site?.name ?? '')
  const [address, setAddress] = useState(site?.address ?? '')
  const [phone, setPhone] = useState(site?.phone ?? '')
  const [about, setAbout] = useState(site?.about ?? '')
  const [active, setActive] = useState(site?.active ?? true)
  const [rules, setRules] = useState(() => site?.rules ?? SiteRules.parse({}))
  const [queues, setQueues] = useState<Queue[]>(site?.queues ?? [{ letter: 'A', name: '综合', classes: ['*'] }])
  const ready =
    at &&
    name.trim() &&
    address.trim() &&
    queues.every((q) => /^[A-Z]$/.test(q.letter) && q.name.trim() && q.classes.length)
  const send = () =>
    at &&
    save.mutate(
      {
        params: { areaId: at, siteId: id },
        body: {
          name: name.trim(),
          address: address.trim(),
          phone: phone.trim() || null,
          about: about.trim(),
          point: site?.point ?? null,
          active,
          rules,
          queues,
          version: site?.version ?? null,
        },
      },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          onDone(id)
        },
      },
    )
  return (
    <form
      className="hall-stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (ready) send()
      }}
    >
      <Panel title={say('facts')}>
        <div className="hall-two">
          {!site && (
            <label className="hall-field">
              <span>{say('siteArea')}</span>
              <AreaPicker value={at} onChange={setAt} />
            </label>
          )}
          <label className="hall-field">
            <span>{say('name')}</span>
            <Input maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
          </label>
          <label className="hall-field">
            <span>{say('address')}</span>
            <Input maxLength={200} value={address} onChange={(e) => setAddress(e.target.value)} />
          </label>
          <label className="hall-field">
            <span>{say('phone')}</span>
            <Input maxLength={30} value={phone} onChange={(e) => setPhone(e.target.value)} />
          </label>
        </div>
        <label className="hall-field hall-about">
          <span>{say('about')}</span>
          <Input.TextArea rows={2} maxLength={1000} value={about} onChange={(e) => setAbout(e.target.value)} />
        </label>
        <p className="hall-checks">
          <Checkbox checked={active} onChange={(e) => setActive(e.target.checked)}>
            {say('active')}
          </Checkbox>
          <Checkbox
            checked={rules.remoteTickets}
            onChange={(e) => setRules({ ...rules, remoteTickets: e.target.checked })}
          >
            {say('remoteTickets')}
          </Checkbox>
        </p>
      </Panel>
      <Panel title={say('queues')}>
        <Queues areaId={at ?? areaId} queues={queues} onChange={setQueues} />
      </Panel>
      <Panel title={say('rules')}>
        <div className="hall-rules">
          {numbers.map((rule) => {
            const { minValue, maxValue } = SiteRules.shape[rule].unwrap()
            return (
              <label key={rule} className="hall-field">
                <span>{say(`r_${rule}`)}</span>
                <InputNumber
                  min={minValue ?? 0}
                  max={maxValue ?? 1440}
                  value={rules[rule]}
                  onChange={(value) => setRules({ ...rules, [rule]: value ?? minValue ?? 0 })}
                />
              </label>
            )
          })}
        </div>
      </Panel>
      {save.error && <Alert type="error" showIcon title={save.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {say('save')}
        </Button>
      </div>
    </form>
  )
}
