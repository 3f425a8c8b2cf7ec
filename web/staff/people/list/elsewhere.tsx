import { Button } from 'antd'
import { useState } from 'react'
import { findPeople } from '#contract/people/person-lists.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { AskTransfer } from '../ask-transfer.tsx'
import { words } from '../words.ts'

/** A document that is on record in another community: says which, nothing more, and lets one ask. */
export const Elsewhere = ({ areaId, q }: { areaId: number; q: string }) => {
  const say = useWords(words)
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const { data } = useAnswer(findPeople, { params: { areaId }, query: { q, limit: 1 } })
  const first = data?.elsewhere[0]
  if (!data || !first) return null
  return (
    <p className="list-told">
      <span>{say('elsewhere', { area: data.elsewhere.map((e) => e.areaName).join('、') })}</span>
      {may('people.edit') && areaId % 1000 !== 0 && (
        <Button size="small" onClick={() => setAsking(true)}>
          {say('askTransfer')}
        </Button>
      )}
      <AskTransfer areaId={areaId} document={q} open={asking} onClose={() => setAsking(false)} />
    </p>
  )
}
