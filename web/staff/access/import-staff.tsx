import { Alert, Button, Drawer, Upload } from 'antd'
import { useState } from 'react'
import { checkStaffList, staffListTemplate, takeStaffList } from '#contract/territory/staff-import.ts'
import type { Answer } from '#contract/route.ts'
import { download } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { Failure } from '#kit/states/failure.tsx'
import { Light } from '#kit/states/light.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { upload } from '#kit/upload.ts'
import { words } from './import-staff-words.ts'

type Checked = Answer<typeof checkStaffList>
type Row = Checked['rows'][number]
type Result = Answer<typeof takeStaffList>['results'][number]
const atOnce = 25

const State = ({ row, result }: { row: Row; result: Result | undefined }) => {
  const say = useWords(words)
  if (result?.outcome === 'made') return <Light kind="good">{say('made')}</Light>
  if (result?.outcome === 'refused') return <Light kind="bad">{result.message ?? say('faulty')}</Light>
  if (row.there || result) return <Light kind="info">{say('there')}</Light>
  return row.staff ? <Light kind="good">{say('ready')}</Light> : <Light kind="bad">{say('faulty')}</Light>
}

/** 从名单建账号: each row checked and told; the good ones made at a press, their one-time passwords shown once, for paper. */
export const ImportStaff = ({ areaId, open, onClose }: { areaId: number; open: boolean; onClose: () => void }) => {
  const say = useWords(words)
  const take = useSend(takeStaffList)
  const [checking, setChecking] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [checked, setChecked] = useState<Checked>()
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map())
  const [busy, setBusy] = useState(false)
  const check = async (file: File) => {
    setChecking(true)
    setFailure(undefined)
    setResults(new Map())
    try {
      setChecked(await upload(checkStaffList, { params: { areaId } }, { file, filename: file.name }))
    } catch (error) {
      setFailure(error)
    } finally {
      setChecking(false)
    }
  }
  const rows = checked?.rows ?? []
  const ready = rows.flatMap((r) => (r.staff && !r.there && !results.has(r.staff.loginName) ? [r.staff] : []))
  const made = [...results.values()].filter((r) => r.outcome === 'made')
  const make = async () => {
    setBusy(true)
    try {
      // a few at a time: what was made is shown even when the rest doesn't come through
      for (let n = 0; n < ready.length; n += atOnce) {
        const answer = await take.mutateAsync({ params: { areaId }, body: { staff: ready.slice(n, n + atOnce) } })
        setResults((before) => new Map([...before, ...answer.results.map((r) => [r.loginName, r] as const)]))
      }
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const close = () => {
    setChecked(undefined)
    setResults(new Map())
    setFailure(undefined)
    onClose()
  }
  return (
    <Drawer
      open={open}
      onClose={close}
      title={say('title')}
      size="min(920px, 100vw)"
      mask={{ closable: made.length === 0 }}
      destroyOnHidden
      extra={
        <Button onClick={() => void download(staffListTemplate, { params: { areaId } }).catch(sayRefused)}>
          {say('template')}
        </Button>
      }
    >
      <div className="admin-stack">
        {made.length === 0 && (
          <Upload.Dragger
            accept=".xlsx,.xls,.csv"
            showUploadList={false}
            beforeUpload={(file) => {
              void check(file)
              return false
            }}
          >
            <Icon name="export" size={28} />
            <p>
              <strong>{say('drop')}</strong>
            </p>
            <p className="soft">{say('about')}</p>
          </Upload.Dragger>
        )}
        {checking && <Skeleton lines={6} />}
        {failure !== undefined && <Failure error={failure} />}
        {checked && !checking && (
          <>
            {checked.unknownColumns.length > 0 && (
              <p className="soft small">{say('unknownColumns', { names: checked.unknownColumns.join('、') })}</p>
            )}
            {checked.more && <Alert type="warning" showIcon title={say('more')} />}
            {made.length > 0 && <Alert type="warning" showIcon title={say('handOver', { n: made.length })} />}
            <div className="admin-head unprinted">
              <Button type="primary" disabled={!ready.length} loading={busy} onClick={() => void make()}>
                {say('make', { n: ready.length })}
              </Button>
              {made.length > 0 && (
                <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
                  {say('print')}
                </Button>
              )}
            </div>
            <div className="admin-scroll" tabIndex={0} role="region" aria-label={say('title')}>
              <table className="admin-table">
                <thead>
                  <tr>
                    {(['row', 'loginName', 'name', 'role', 'area', 'state'] as const).map((head) => (
                      <th key={head} scope="col">
                        {say(head)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => {
                    const result = results.get(row.staff?.loginName ?? '')
                    return (
                      <tr key={row.row}>
                        <td className="soft">{row.row}</td>
                        <td className="admin-code">{row.loginName}</td>
                        <td>{row.name}</td>
                        <td>{row.role}</td>
                        <td>
                          {row.area}
                          {row.organisation && <div className="soft small">{row.organisation}</div>}
                        </td>
                        <td>
                          <State row={row} result={result} />
                          {result?.oneTimePassword && <div className="admin-code">{result.oneTimePassword}</div>}
                          {!row.there &&
                            row.faults.map((fault) => (
                              <div key={`${fault.field}.${fault.message}`} className="small">
                                {say(fault.field as 'name')}：{fault.message}
                              </div>
                            ))}
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
          </>
        )}
      </div>
    </Drawer>
  )
}
