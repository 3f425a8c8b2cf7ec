import { Select } from 'antd'

type Props = { id?: string; value?: string[]; onChange?: (words: string[]) => void; label?: string }

/** Words typed one after the other. */
export const TagsField = ({ id, value = [], onChange, label }: Props) => (
  <Select
    id={id}
    mode="tags"
    aria-label={label}
    open={false}
    suffixIcon={null}
    value={value}
    onChange={(words: string[]) => onChange?.([...new Set(words.map((w) => w.trim()).filter(Boolean))])}
  />
)
