import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { bulkEditPeople } from '#contract/people/person-lists.ts'
import { coreFields } from '#contract/people/fields.ts'
import type { PersonRow } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { FieldPicker } from '../field-picker.tsx'
import { ValueControl } from '../value-control.tsx'
import { words } from '../words.ts'

type Props = { areaId: number; rows: readonly PersonRow[]; onClose: (done: boolean) => void }

/** One field of many, at once; who was not changed stands below with the reason. */
export const BulkEdit = ({ areaId, rows, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(bulkEditPeople)
  const [field, setField] = useState<string>()
  const [value, setValue] = useState<string | number | boolean>()
  const result = send.data
  const start = () =>
    send.mutate({
      params: { areaId },
      body: {
        people: rows.map(({ id, version }) => ({ id, version })),
        field: field!,
        value: value!,
      },
    })
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id
  return (
    <Modal
      open
      title={say('bulkTitle', { n: rows.length })}
      onCancel={() => onClose(result !== undefined)}
      footer={[
        <Button key="close" onClick={() => onClose(result !== undefined)}>
          {say(result ? 'close' : 'cancel')}
        </Button>,
        !result && (
          <Button
            key="send"
            type="primary"
            disabled={!field || value === undefined || value === ''}
            loading={send.isPending}
            onClick={start}
          >
            {say('bulk')}
          </Button>
        ),
      ]}
    >
      {!result && (
        <div className="stack">
          <p className="soft">{say('bulkAbout')}</p>
          <label className="filter-label" htmlFor="bulk-field">
            {say('bulkField')}
          </label>
          <FieldPicker
            id="bulk-field"
            value={field}
            without={coreFields.filter((name) => name !== 'registered_address')}
            onChange={(name) => {
              setField(name)
              setValue(undefined)
            }}
          />
          {field && <ValueControl field={field} value={value} onChange={setValue} />}
          {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
        </div>
      )}
      {result && (
        <div className="stack">
          <Alert type="success" showIcon title={say('bulkDone', { n: result.changed })} />
          {result.refused.length > 0 && (
            <>
              <p>{say('bulkRefused', { n: result.refused.length })}</p>
              <ul className="bulk-list">
                {result.refused.map((one) => (
                  <li key={one.id}>
                    <span className="bulk-text">{nameOf(one.id)}</span>
                    <span className="soft">{say(`why.${one.why}`)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Modal>
  )
}
