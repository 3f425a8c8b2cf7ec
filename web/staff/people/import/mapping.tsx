import { Alert, Button, DatePicker, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { confirmMapping, ImportMode, listTargets, Register, type Import } from '#contract/people/import.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { useDictionary } from '../dictionary.ts'
import { today } from '../today.ts'
import { DropButton } from './drop-button.tsx'
import { MappingTable } from './mapping-table.tsx'
import { PointHeader } from './point-header.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { words } from './words.ts'

const importable = (verdict: string) => verdict === 'importable' || verdict === 'partly'
const sources = ['ledger', 'department', 'registry'] as const

/** 对表头: what each column means; what was chosen is remembered for the same layout. */
export const Mapping = ({ made }: { made: Import }) => {
  const say = useWords(words)
  const locale = useLanguage()
  const { kinds, kind: nameOf } = useDictionary()
  const first = made.sheets.find((sheet) => importable(sheet.verdict)) ?? made.sheets[0]
  const [index, setIndex] = useState(made.chosen?.sheet ?? first?.index ?? 0)
  const sheet = made.sheets.find((one) => one.index === index) ?? first
  const [register, setRegister] = useState<Register>(sheet?.register ?? 'residents')
  const [careKind, setCareKind] = useState<string | null>(sheet?.careKind ?? null)
  const [mode, setMode] = useState<ImportMode>('update')
  const [sourceKind, setSource] = useState<(typeof sources)[number]>('ledger')
  const [label, setLabel] = useState(made.filename.replace(/\.(xlsx|xls|csv)$/i, '').slice(0, 60))
  const [onDay, setOnDay] = useState(today())
  const [byHand, setByHand] = useState<Record<number, string | null>>({})
  const targets = useAnswer(listTargets, { query: { register } }, { fresh: 600_000 })
  const send = useSend(confirmMapping)
  if (!sheet) return <Empty icon="alert" title={say('nothing')} />
  const canPoint = (sheet.top ?? []).length > 0 && (sheet.verdict === 'no_header' || sheet.verdict === 'elsewhere')
  const choose = (next: number) => {
    const chosen = made.sheets.find((one) => one.index === next)
    setIndex(next)
    setRegister(chosen?.register ?? 'residents')
    setCareKind(chosen?.careKind ?? null)
    setByHand({})
  }
  const confirm = () =>
    send.mutate({
      params: { areaId: made.areaId, id: made.id },
      body: {
        version: made.version,
        sheet: sheet.index,
        register,
        careKind: register === 'residents' ? careKind : null,
        mode,
        sourceKind,
        ...(label.trim() ? { label: label.trim() } : {}),
        onDay,
        columns: Object.entries(byHand).map(([at, target]) => ({ at: Number(at), target })),
      },
    })
  const group = (zh: string, en: string) => (locale === 'zh' ? zh : en)
  const rows = targets.data?.rows ?? []
  const options = [...new Set(rows.map((row) => row.group))].map((name) => ({
    label: name,
    options: rows
      .filter((row) => row.group === name)
      .map((row) => ({ value: row.target, label: group(row.zh, row.en) })),
  }))
  return (
    <div className="stack-wide">
      <SheetTabs sheets={made.sheets} index={sheet.index} onChoose={choose} />
      {importable(sheet.verdict) ? (
        <>
          <Panel>
            <div className="two-fields">
              <div className="label-over">
                <span className="filter-label">{say('whatIs')}</span>
                <Radio.Group
                  aria-label={say('whatIs')}
                  value={register}
                  onChange={(e) => setRegister(e.target.value as Register)}
                  options={Register.options.map((r) => ({ value: r, label: say(`register_${r}`) }))}
                />
              </div>
              {register === 'residents' && (
                <div className="label-over">
                  <label className="filter-label" htmlFor="map-care">
                    {say('careKind')}
                  </label>
                  <Select
                    id="map-care"
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    value={careKind}
                    onChange={(code?: string) => setCareKind(code ?? null)}
                    options={kinds.filter((k) => k.mine).map((k) => ({ value: k.code, label: nameOf(k.code) }))}
                  />
                </div>
              )}
              <div className="label-over">
                <label className="filter-label" htmlFor="map-mode">
                  {say('mode')}
                </label>
                <Select
                  id="map-mode"
                  value={mode}
                  onChange={(to: ImportMode) => setMode(to)}
                  options={ImportMode.options.map((m) => ({ value: m, label: say(`mode_${m}`) }))}
                />
                <span className="soft small">{say(`modeAbout_${mode}`)}</span>
              </div>
              <div className="label-over">
                <label className="filter-label" htmlFor="map-source">
                  {say('sourceKind')}
                </label>
                <Select
                  id="map-source"
                  value={sourceKind}
                  onChange={(to: (typeof sources)[number]) => setSource(to)}
                  options={sources.map((s) => ({ value: s, label: say(`source_${s}`) }))}
                />
              </div>
              <div className="label-over">
                <label className="filter-label" htmlFor="map-label">
                  {say('label')}
                </label>
                <Input id="map-label" maxLength={60} value={label} onChange={(e) => setLabel(e.target.value)} />
              </div>
              <div className="label-over">
                <label className="filter-label" htmlFor="map-day">
                  {say('onDay')}
                </label>
                <DatePicker
                  id="map-day"
                  allowClear={false}
                  value={dayjs(onDay)}
                  onChange={(day) => day && setOnDay(day.format('YYYY-MM-DD'))}
                />
              </div>
            </div>
          </Panel>
          <MappingTable
            sheet={sheet}
            byHand={byHand}
            options={options}
            onChange={(at, target) => setByHand({ ...byHand, [at]: target })}
          />
          <PointHeader key={`${made.id} ${sheet.index}`} made={made} sheet={sheet} open={false} />
          {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
          <div className="form-end">
            <Button type="primary" loading={send.isPending} onClick={confirm}>
              {say('confirm')}
            </Button>
            <DropButton made={made} />
            <span className="soft small">{say('remember')}</span>
          </div>
        </>
      ) : (
        <>
          {!canPoint && <Empty icon="shield" title={say(`verdict_${sheet.verdict}`)} about={sheet.why ?? undefined} />}
          <PointHeader key={`${made.id} ${sheet.index}`} made={made} sheet={sheet} open={canPoint} />
          <div className="form-end">
            <DropButton made={made} />
          </div>
        </>
      )}
    </div>
  )
}
