import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import {
  downloadImportErrors,
  listImportRows,
  skipImportRows,
  startImport,
  type Import,
  type RowPlan,
} from '#contract/people/import.ts'
import type { z } from 'zod'
import { download } from '#kit/download.ts'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { DropButton } from './drop-button.tsx'
import { PlanCounts } from './plan-counts.tsx'
import { RowTable } from './row-table.tsx'
import { words } from './words.ts'

type Plan = z.infer<typeof RowPlan>

/** 核对: what every row will do; faults in words, corrected in place; nothing is written before it is asked for. */
export const Review = ({ made }: { made: Import }) => {
  const say = useWords(words)
  const { areaId, id, counts, version } = made
  const [plan, setPlan] = useState<Plan | undefined>(counts.faulty ? 'faulty' : undefined)
  const [code, setCode] = useState<string>()
  const start = useSend(startImport)
  const skip = useSend(skipImportRows)
  const pages = usePages(listImportRows, {
    params: { areaId, id },
    query: { ...(plan ? { plan } : {}), ...(code ? { code } : {}), limit: 50 },
  })
  const first = pages.first
  const changes = counts.fresh + counts.changed + counts.disputed + counts.matches
  const writes = changes + counts.same
  return (
    <div className="stack-wide">
      <PlanCounts
        counts={counts}
        plan={plan}
        onChoose={(to) => {
          setPlan(to)
          setCode(undefined)
        }}
      />
      <div className="list-top">
        <div className="line-ways">
          {first && first.faults.length > 0 && (
            <Select
              className="map-target"
              aria-label={say('faults')}
              allowClear
              placeholder={say('allFaults')}
              popupMatchSelectWidth={420}
              value={code}
              onChange={(to?: string) => setCode(to)}
              options={[...new Map(first.faults.map((f) => [f.code, f])).values()].map((fault) => ({
                value: fault.code,
                label: say('faultRows', { says: fault.says, n: sayNumber(fault.rows) }),
              }))}
            />
          )}
          {plan && plan !== 'known' && pages.rows.length > 0 && (
            <Button
              loading={skip.isPending}
              onClick={() =>
                skip.mutate(
                  { params: { areaId, id }, body: { plan, skip: plan !== 'skipped' } },
                  { onError: sayRefused },
                )
              }
            >
              {say(plan === 'skipped' ? 'unskipAll' : 'skipAll')}
            </Button>
          )}
          {counts.faulty > 0 && (
            <Button
              onClick={() =>
                void download(downloadImportErrors, { params: { areaId, id } }, 'errors.xlsx').catch(sayRefused)
              }
            >
              {say('errors')}
            </Button>
          )}
        </div>
      </div>
      <Answered query={{ ...pages.query, data: first }}>
        {({ headers }) =>
          pages.rows.length === 0 ? (
            <Empty icon="check" title={say('noRows')} />
          ) : (
            <RowTable made={made} headers={headers} pages={pages} />
          )
        }
      </Answered>
      {counts.matches > 0 && <p className="told told-warn">{say('matchesLeft', { n: sayNumber(counts.matches) })}</p>}
      {start.error && <Alert type="error" showIcon title={start.error.message} role="alert" />}
      <div className="form-end">
        <Button
          type="primary"
          loading={start.isPending}
          disabled={writes === 0}
          onClick={() => start.mutate({ params: { areaId, id }, body: { version } })}
        >
          {changes === 0 && writes > 0 ? say('finish') : say('start', { n: sayNumber(writes) })}
        </Button>
        <DropButton made={made} />
        <span className="soft small">
          {say('startAbout', { faulty: sayNumber(counts.faulty), skipped: sayNumber(counts.skipped) })}
        </span>
      </div>
    </div>
  )
}
