import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { listNumberRules, setNumberRule } from '#contract/incidents/number-rules.ts'
import type { Answer } from '#contract/route.ts'
import { text } from '#contract/shapes.ts'
import { Panel } from '#kit/desk/page.tsx'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Row = Answer<typeof listNumberRules>['rows'][number]
const shapes = {
  fairly_satisfied_share: z.object({ value: z.number().min(0).max(1), source: text(200) }),
  residents: z.object({ value: z.number().int().min(1).max(100_000_000), source: text(200) }),
}

/** 指标口径: the share of 基本满意 and the population, each with where it comes from. */
export const NumberRules = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const rules = useAnswer(listNumberRules, { params: { areaId } }, { keepPrevious: true })
  const set = useSend(setNumberRule)
  const [editing, setEditing] = useState<Row>()
  const params = (row: Row) => ({ areaId, rule: row.rule })
  const takeBack = (row: Row) =>
    set.mutate(
      { params: params(row), body: { said: null, version: row.own?.version ?? 0 } },
      { onSuccess: () => sayDone(say('ruleTakenBack')), onError: sayRefused },
    )
  const whence = ({ rule, holds, own }: Row) => {
    if (!holds) return say('ruleByRegister')
    if (own) return holds.source
    return `${holds.source}${holds.fromAreaName ? ` · ${holds.fromAreaName}` : ''}${rule === 'residents' ? '' : ` · ${say('ruleFromAbove')}`}`
  }
  return (
    <Panel title={say('numberRules')}>
      <Answered query={rules}>
        {({ rows }) => (
          <ul className="admin-list">
            {rows.map((row) => (
              <li key={row.rule}>
                <div className="admin-list-main">
                  <strong>{say(`rule.${row.rule}`)}</strong>{' '}
                  <span className="figure">
                    {row.holds && (row.rule === 'residents' ? sayNumber(row.holds.value) : row.holds.value)}
                  </span>
                  <div className="soft small">{whence(row)}</div>
                </div>
                <div className="admin-row-actions">
                  {row.own && (
                    <Button size="small" type="link" onClick={() => takeBack(row)}>
                      {say('ruleTakeBack')}
                    </Button>
                  )}
                  <Button
                    size="small"
                    aria-label={`${say(row.own ? 'change' : 'override')} ${say(`rule.${row.rule}`)}`}
                    onClick={() => setEditing(row)}
                  >
                    {say(row.own ? 'change' : 'override')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={editing && say(`rule.${editing.rule}`)}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {editing && (
          <SchemaForm
            shape={shapes[editing.rule]}
            initial={editing.own ?? (editing.holds ? { value: editing.holds.value } : {})}
            fields={{
              value: { label: say(`rule.${editing.rule}`) },
              source: { label: say('ruleSource'), hint: say('ruleSourceHint') },
            }}
            send={async (said) => {
              await set.mutateAsync({
                params: params(editing),
                body: { said: { value: said.value, source: said.source }, version: editing.own?.version ?? 0 },
              })
              setEditing(undefined)
              sayDone(say('ruleSaved'))
            }}
            submit={say('save')}
          />
        )}
      </Drawer>
    </Panel>
  )
}
