import { Button, Input, Select } from 'antd'
import { spanKinds } from '#contract/matters/hall-site.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { SpanText } from './span-text.ts'
import { readSpan } from './span-text.ts'
import { words } from './words.ts'

type Props = {
  label: string
  spans: readonly SpanText[]
  windows: readonly { no: number; name: string }[]
  onChange: (spans: SpanText[]) => void
}

/** Hours of one day: each with its kind (错峰, 延时, 值班) and the windows that work then. */
export const SpansEditor = ({ label, spans, windows, onChange }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const set = (at: number, patch: Partial<SpanText>) =>
    onChange(spans.map((span, i) => (i === at ? { ...span, ...patch } : span)))
  return (
    <div className="hall-spans">
      {spans.map((span, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- hours have no name but their place
        <div key={at} className="hall-span">
          <Input
            className="hall-span-time"
            aria-label={label}
            placeholder={say('spanHint')}
            status={readSpan(span.text) ? undefined : 'error'}
            value={span.text}
            onChange={(e) => set(at, { text: e.target.value })}
          />
          <Select
            className="hall-span-kind"
            aria-label={`${label} ${say('spanKind')}`}
            value={span.kind}
            onChange={(kind) => set(at, { kind })}
            options={spanKinds.map((value) => ({ value, label: phrase(`matters.span.${value}`) }))}
          />
          <Select
            className="hall-span-windows"
            mode="multiple"
            aria-label={`${label} ${say('windows')}`}
            placeholder={say('spanWindows')}
            value={[...span.windows]}
            onChange={(chosen: number[]) => set(at, { windows: chosen })}
            options={windows.map((w) => ({ value: w.no, label: say('windowNo', { no: w.no }) }))}
          />
          <Button
            type="text"
            aria-label={`${say('remove')} ${span.text}`}
            icon={<Icon name="close" size={16} />}
            onClick={() => onChange(spans.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon name="plus" size={14} />}
        aria-label={`${label} ${say('addSpan')}`}
        onClick={() => onChange([...spans, { text: '', kind: 'usual', windows: [] }])}
      >
        {say('addSpan')}
      </Button>
    </div>
  )
}
