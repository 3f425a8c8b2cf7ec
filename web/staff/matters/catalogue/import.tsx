import '../matters.css'
import '../../admin.css'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { exportCatalogue } from '#contract/matters/catalogue-admin.ts'
import { checkCatalogue, downloadCatalogueTemplate, importCatalogue, importVerdicts, type CatalogueCheck } from '#contract/matters/catalogue-import.ts' // prettier-ignore
import { Page } from '#kit/desk/page.tsx'
import { sayList } from '#kit/format.ts'
import { download } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { refresh } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { upload } from '#kit/upload.ts'
import { AreaChoice, useChosenArea } from '../../territory/chosen-area.tsx'
import { CheckedRows } from './import-rows.tsx'
import { SheetDrop } from './sheet-drop.tsx'
import { words } from './import-words.ts'

type Verdict = (typeof importVerdicts)[number]
type Checked = { file: File; found: CatalogueCheck }
type Done = { drafts: number; published: number; left: number }
const nothing: CatalogueCheck = { rows: [], counts: { new: 0, changed: 0, same: 0, wrong: 0 }, untouched: 0, unread: [], stamp: '' } // prettier-ignore

/** Many matters at once: a sheet is uploaded, checked row by row, and what is right is written. 批量导入 (D02). */
export default function CatalogueImport() {
  const say = useWords(words)
  const [areaId, choose] = useChosenArea()
  const [checked, setChecked] = useState<Checked>()
  const [shown, show] = useState<Verdict>()
  const [done, setDone] = useState<Done>()
  const [busy, setBusy] = useState<'check' | 'drafts' | 'publish'>()
  if (!areaId) return <Page title={say('title')}>{null}</Page>
  const params = { areaId }
  const check = async (file: File) => {
    setBusy('check')
    setDone(undefined)
    try {
      const found = await upload(checkCatalogue, { params }, { file, filename: file.name })
      setChecked({ file, found })
      show(importVerdicts.find((v) => v !== 'same' && found.counts[v] > 0))
    } finally {
      setBusy(undefined)
    }
  }
  const write = async ({ file, found }: Checked, publish: boolean) => {
    setBusy(publish ? 'publish' : 'drafts')
    try {
      const fields = { stamp: found.stamp, publish: String(publish) }
      setDone(await upload(importCatalogue, { params }, { file, filename: file.name, fields }))
      setChecked(undefined)
      await refresh('matters.find_items', 'matters.list_drafts', 'matters.list_versions', 'matters.list_classes')
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(undefined)
    }
  }
  const { rows, counts, untouched, unread } = checked?.found ?? nothing
  const some = counts.new + counts.changed
  const chips = [
    { value: '', label: `${say('all')} ${rows.length}` },
    ...importVerdicts.map((v) => ({ value: v as string, label: `${say(v)} ${counts[v]}` })),
  ]
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          <AreaChoice
            areaId={areaId}
            onChoose={(id) => {
              setChecked(undefined)
              choose(id)
            }}
          />
          <Link to="/matters/catalogue" search={{ area: areaId } as never}>
            {say('back')}
          </Link>
        </>
      }
    >
      <div className="panel admin-stack">
        {done && (
          <Alert
            type="success"
            showIcon
            title={done.published ? say('published', { n: done.published }) : say('drafted', { n: done.drafts })}
            description={done.left ? say('left', { n: done.left }) : undefined}
            action={
              <Link to="/matters/catalogue" search={{ area: areaId } as never}>
                {say('look')}
              </Link>
            }
          />
        )}
        {!checked && (
          <>
            <div className="admin-head">
              <span className="admin-list-main soft">{say('start')}</span>
              <Button icon={<Icon name="export" size={16} />} onClick={() => void download(downloadCatalogueTemplate, { params }).catch(sayRefused)}>
                {say('template')}
              </Button>
              <Button icon={<Icon name="export" size={16} />} onClick={() => void download(exportCatalogue, { params }).catch(sayRefused)}>
                {say('exported')}
              </Button>
            </div>
            <SheetDrop busy={busy === 'check'} onFile={check} />
          </>
        )}
        {checked && (
          <>
            <div className="admin-head">
              <span className="admin-list-main">
                <strong>{checked.file.name}</strong>
                <span className="soft small cell-second">
                  {[say('untouched', { n: untouched }), unread.length ? say('unread', { names: sayList(unread) }) : null].filter(Boolean).join(' · ')}
                </span>
              </span>
              <Button onClick={() => setChecked(undefined)}>{say('another')}</Button>
              <Button disabled={!some || busy !== undefined} loading={busy === 'drafts'} onClick={() => void write(checked, false)}>
                {say('asDrafts', { n: some })}
              </Button>
              <Button type="primary" disabled={!some || busy !== undefined} loading={busy === 'publish'} onClick={() => void write(checked, true)}>
                {say('publish', { n: some })}
              </Button>
            </div>
            {!some && <Alert type="info" showIcon title={say(counts.wrong ? 'onlyWrong' : 'allSame')} />}
            {some > 0 && counts.wrong > 0 && <Alert type="warning" showIcon title={say('someWrong', { n: counts.wrong })} />}
            <div className="import-chips">
              <Segmented aria-label={say('which')} value={shown ?? ''} options={chips} onChange={(v) => show((v || undefined) as Verdict | undefined)} />
            </div>
            <CheckedRows rows={shown ? rows.filter((row) => row.verdict === shown) : rows} />
          </>
        )}
      </div>
    </Page>
  )
} // prettier-ignore
