import { Button, Checkbox, Input, Select } from 'antd'
import { paperKinds } from '#contract/visits/boxes.ts'
import { faultsOf, paperFields, type TypedPaper } from '#contract/visits/typed-paper.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Filter } from '../../matters/part/filter-fields.tsx'
import { words } from './words.ts'

type Props = {
  no: number
  paper: TypedPaper
  /** Show what is missing: once somebody tried to send. */
  tried: boolean
  onChange: (part: Partial<TypedPaper>) => void
  onRemove: () => void
}

/** One paper: what it says and what becomes of it. */
export const PaperForm = ({ no, paper, tried, onChange, onRemove }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const heading = say('paperN', { n: no })
  const faults = tried ? faultsOf(paper) : []
  const input = (field: 'phone' | 'name' | 'matter' | 'answer', most: number) =>
    paperFields[paper.kind].includes(field) && (
      <Filter key={field} label={say(field)}>
        <Input
          aria-label={`${heading} ${say(field)}`}
          maxLength={most}
          status={faults.includes(field) ? 'error' : undefined}
          value={paper[field]}
          onChange={(e) => onChange({ [field]: e.target.value })}
        />
      </Filter>
    )
  return (
    <section className="question-row" aria-label={heading}>
      <h3>{heading}</h3>
      <Input.TextArea
        aria-label={`${heading} ${say('text')}`}
        placeholder={say('text')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        status={faults.includes('text') ? 'error' : undefined}
        value={paper.text}
        onChange={(e) => onChange({ text: e.target.value })}
      />
      <div className="question-fields">
        <Filter label={say('becomes')}>
          <Select
            aria-label={`${heading} ${say('becomes')}`}
            value={paper.kind}
            onChange={(kind) => onChange({ kind })}
            options={paperKinds.map((value) => ({ value, label: phrase(`visits.paper.${value}`) }))}
          />
        </Filter>
        {input('matter', 200)}
        {input('name', 40)}
        {input('phone', 11)}
        {input('answer', 1000)}
      </div>
      {faults.length > 0 && (
        <p className="field-error" role="alert">
          {faults.map((fault) => say(`fault_${fault}`)).join('　')}
        </p>
      )}
      <div className="case-buttons">
        {paperFields[paper.kind].includes('urgent') && (
          <Checkbox checked={paper.urgent} onChange={(e) => onChange({ urgent: e.target.checked })}>
            {say('urgent')}
          </Checkbox>
        )}
        <Button size="small" danger onClick={onRemove}>
          {say('remove')}
        </Button>
      </div>
    </section>
  )
}
