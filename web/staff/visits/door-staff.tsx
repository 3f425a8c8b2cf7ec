import { Button } from 'antd'
import { useRef, useState } from 'react'
import { uploadFile } from '#contract/platform/files.ts'
import { listDoorStaff, readWorkerPhoto, setWorkerPhoto } from '#contract/visits/plates.ts'
import { addressOf } from '#kit/address.ts'
import { clientId } from '#kit/client-id.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend, type RowOf } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { upload } from '#kit/upload.ts'
import { words } from './words.ts'

type Row = RowOf<typeof listDoorStaff>

const Photo = ({ row }: { row: Row }) => {
  const say = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const send = useSend(setWorkerPhoto)
  const { areaId, accountId, photo } = row
  const set = (fileId: string | null) => send.mutateAsync({ params: { areaId, accountId }, body: { fileId } })
  const take = async (file: File) => {
    setBusy(true)
    try {
      const kept = await upload(uploadFile, { params: { areaId } }, { file, filename: file.name, fields: { clientId: clientId() } })
      await set(kept.id)
      sayDone(say('photoSet'))
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {photo && (
        <img
          className="plate-photo"
          src={addressOf(readWorkerPhoto, { params: { areaId, id: photo } })}
          alt={say('photoOf', { name: row.name })}
        />
      )}{' '}
      <Button size="small" loading={busy} onClick={() => input.current?.click()}>
        {say(photo ? 'changePhoto' : 'setPhoto')}
      </Button>{' '}
      {photo && (
        <Button size="small" danger onClick={() => void set(null).catch(sayRefused)}>
          {say('dropPhoto')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={say('setPhoto')}
        onChange={(e) => {
          const file = e.target.files?.[0]
          e.target.value = ''
          if (file) void take(file)
        }}
      />
    </>
  )
} // prettier-ignore

/** Who stands on the plates, with the picture that is shown in public. */
export const DoorStaffPanel = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const query = useAnswer(listDoorStaff, { params: { areaId } })
  return (
    <Panel title={say('staff')} flush>
      <p className="panel-note soft">{say('staffAbout')}</p>
      <Answered query={query}>
        {({ rows }) =>
          rows.length ? (
            <div className="scroll" tabIndex={0} role="group" aria-label={say('staff')}>
              <table className="plain plain-even">
                <thead>
                  <tr>
                    <th scope="col">{say('grid')}</th>
                    <th scope="col">{say('worker')}</th>
                    <th scope="col">{say('officePhone')}</th>
                    <th scope="col">{say('photo')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.gridNo}-${row.duty}-${row.accountId}`}>
                      <td>{row.gridName}</td>
                      <th scope="row">
                        {row.name} <span className="soft small">{phrase(`visits.duty.${row.duty}`)}</span>
                      </th>
                      <td>{row.officePhone ?? say('noPhone')}</td>
                      <td>
                        <Photo row={row} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            <Empty icon="people" title={say('staffNone')} />
          )
        }
      </Answered>
    </Panel>
  )
}
