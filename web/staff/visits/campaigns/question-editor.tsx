import { Button, Checkbox, Input, Select } from 'antd'
import type { CampaignQuestion } from '#contract/visits/campaigns.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { pick } from '#kit/language.ts'
import { Filter } from '../../matters/part/filter-fields.tsx'
import { useDictionary } from '../../people/dictionary.ts'
import { words } from './words.ts'

const kinds = ['text', 'number', 'yes_no', 'choice'] as const
export const newQuestion = (no: number): CampaignQuestion => ({
  key: `q${no}`,
  zh: '',
  en: '',
  kind: 'yes_no',
  choices: [],
  required: false,
  field: null,
})

type Props = {
  no: number
  question: CampaignQuestion
  onChange: (question: CampaignQuestion) => void
  onMove?: (by: -1 | 1) => void
  onRemove?: () => void
}

/** One question: how it is asked and answered, and which field of the register it stands for. */
export const QuestionEditor = ({ no, question, onChange, onMove, onRemove }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const { fields } = useDictionary()
  const set = (part: Partial<CampaignQuestion>) => onChange({ ...question, ...part })
  const heading = say('questionN', { n: no })
  return (
    <section className="question-row" aria-label={heading}>
      <h3>{heading}</h3>
      <div className="question-fields">
        <Filter label={say('zh')}>
          <Input aria-label={`${heading} ${say('zh')}`} maxLength={100} value={question.zh} onChange={(e) => set({ zh: e.target.value })} />
        </Filter>
        <Filter label={say('en')}>
          <Input aria-label={`${heading} ${say('en')}`} maxLength={160} value={question.en} onChange={(e) => set({ en: e.target.value })} />
        </Filter>
        <Filter label={say('kind')}>
          <Select
            aria-label={`${heading} ${say('kind')}`}
            value={question.kind}
            onChange={(kind) => set({ kind, ...(kind !== 'choice' && { choices: [] }) })}
            options={kinds.map((value) => ({ value, label: phrase(`visits.question.${value}`) }))}
          />
        </Filter>
        <Filter label={say('key')}>
          <Input
            aria-label={`${heading} ${say('key')}`}
            title={say('keyHint')}
            maxLength={40}
            value={question.key}
            onChange={(e) => set({ key: e.target.value.toLowerCase().replace(/[^a-z0-9_]/g, '') })}
          />
        </Filter>
        <Filter label={say('field')}>
          <Select
            aria-label={`${heading} ${say('field')}`}
            allowClear
            placeholder={say('noField')}
            title={say('fieldHint')}
            showSearch={{ optionFilterProp: 'label' }}
            value={question.field ?? undefined}
            onChange={(field?: string) => set({ field: field ?? null })}
            options={fields.map((f) => ({ value: f.name, label: pick(f) }))}
          />
        </Filter>
        {question.kind === 'choice' && (
          <Filter label={say('choices')}>
            <Select
              aria-label={`${heading} ${say('choices')}`}
              mode="tags"
              open={false}
              maxCount={20}
              value={question.choices}
              onChange={(choices: string[]) => set({ choices })}
            />
          </Filter>
        )}
      </div>
      <div className="case-buttons">
        <Checkbox checked={question.required} onChange={(e) => set({ required: e.target.checked })}>
          {say('required')}
        </Checkbox>
        {onMove && (
          <>
            <Button size="small" onClick={() => onMove(-1)}>
              {say('up')}
            </Button>
            <Button size="small" onClick={() => onMove(1)}>
              {say('down')}
            </Button>
          </>
        )}
        {onRemove && (
          <Button size="small" danger onClick={onRemove}>
            {say('remove')}
          </Button>
        )}
      </div>
    </section>
  )
} // prettier-ignore
