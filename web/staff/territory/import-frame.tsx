import { Alert, Button, Drawer, Upload } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { words } from './admin-words.ts'

type Frame<Rows, Result> = {
  title: string
  about: string
  accept: string
  open: boolean
  onClose: () => void
  /** Throws in the user's words when the file can't be read. */
  read: (text: string) => { rows: Rows; count: number }
  send: (rows: Rows, check: boolean) => Promise<Result>
  /** Errors keep everything out. */
  errorsOf: (result: Result) => number
  children: (result: Result) => ReactNode
  onDone: (result: Result) => void
}
type Held<Rows, Result> = { name: string; rows: Rows; count: number; result?: Result }

const Body = <Rows, Result>({ about, accept, read, send, errorsOf, children, onDone }: Frame<Rows, Result>) => {
  const say = useWords(words)
  const [held, setHeld] = useState<Held<Rows, Result>>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const guarded = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const take = (file: File) =>
    guarded(async () => {
      setHeld(undefined)
      const found = { name: file.name, ...read(await file.text()) }
      setHeld(found)
      const result = await send(found.rows, true)
      setHeld({ ...found, result })
    })
  const carryOut = () =>
    guarded(async () => {
      if (held) onDone(await send(held.rows, false))
    })
  const errors = held?.result === undefined ? 0 : errorsOf(held.result)
  return (
    <div className="admin-stack">
      <p className="soft">{about}</p>
      <Upload
        accept={accept}
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file)
          return false
        }}
      >
        <Button icon={<Icon name="export" size={16} />}>{say('chooseFile')}</Button>
      </Upload>
      {failure && <Alert type="error" showIcon title={failure} role="alert" />}
      {held && <p>{say('rowsIn', { name: held.name, n: held.count })}</p>}
      {busy && !held?.result && <Skeleton lines={4} />}
      {held?.result !== undefined && (
        <>
          <Alert
            type={errors ? 'error' : 'success'}
            showIcon
            title={errors ? say('errorsFound', { n: errors }) : say('canImport')}
          />
          {children(held.result)}
          <div className="form-end">
            <Button type="primary" disabled={errors > 0} loading={busy} onClick={() => void carryOut()}>
              {say('importNow')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** A file is read here, checked by the server row by row, and only then taken. */
export const ImportFrame = <Rows, Result>(props: Frame<Rows, Result>) => (
  <Drawer open={props.open} onClose={props.onClose} title={props.title} size="min(640px, 100vw)" destroyOnHidden>
    <Body {...props} />
  </Drawer>
)
