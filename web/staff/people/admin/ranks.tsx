import { Button, InputNumber } from 'antd'
import type { Answer } from '#contract/route.ts'
import { saveSourceRule, type listSourceRules } from '#contract/people/codes.ts'
import { sourceKinds, type SourceKind } from '#contract/people/fields.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Rules = Answer<typeof listSourceRules>['rows']

/** What a field's order is: its own numbers where it has any, else those of all fields. */
export const ranksOf = (rules: Rules, field: string) =>
  sourceKinds
    .filter((kind) => kind !== 'merge')
    .map((kind) => {
      const own = rules.find((r) => r.field === field && r.sourceKind === kind)
      const all = rules.find((r) => r.field === '*' && r.sourceKind === kind)
      return { kind, rank: own?.rank ?? all?.rank ?? 99, own: field !== '*' && own !== undefined }
    })

/** 法定登记 › 部门数据 = 台账 …: the order in one line, equals joined. */
export const useOrderText = () => {
  const phrase = usePhrases('people')
  return (rules: Rules, field: string) =>
    [...Map.groupBy(ranksOf(rules, field), (r) => r.rank)]
      .sort(([a], [b]) => a - b)
      .map(([, same]) => same.map(({ kind }) => phrase(`people.sort_${kind}`)).join(' = '))
      .join(' › ')
}

type Props = { areaId: number | undefined; rules: Rules; field: string; disabled: boolean }

/** One number a source; each change is saved at once and can be taken back. */
export const Ranks = ({ areaId, rules, field, disabled }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const send = useSend(saveSourceRule)
  const save = (sourceKind: SourceKind, rank: number | null, before: number | null) => {
    if (!areaId) return
    const put = (to: number | null, undo?: () => void) =>
      send.mutate(
        { params: { areaId }, body: { field, sourceKind, rank: to } },
        { onSuccess: () => sayDone(say('saved'), undo), onError: sayRefused },
      )
    put(rank, () => put(before))
  }
  return (
    <ul className="admin-list">
      {ranksOf(rules, field).map(({ kind, rank, own }) => (
        <li key={kind}>
          <span className="admin-list-main">
            {phrase(`people.sort_${kind}`)} {own && <span className="mark mark-still">{say('own')}</span>}
          </span>
          <span className="admin-row-actions">
            {own && !disabled && (
              <Button size="small" type="link" onClick={() => save(kind, null, rank)}>
                {say('back')}
              </Button>
            )}
            <InputNumber
              key={rank}
              aria-label={say('rankOf', { source: phrase(`people.sort_${kind}`) })}
              min={1}
              max={99}
              precision={0}
              disabled={disabled}
              defaultValue={rank}
              onBlur={(e) => {
                const typed = Number(e.target.value)
                if (Number.isInteger(typed) && typed >= 1 && typed <= 99 && typed !== rank)
                  save(kind, typed, own || field === '*' ? rank : null)
              }}
              onPressEnter={(e) => (e.target as HTMLInputElement).blur()}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
