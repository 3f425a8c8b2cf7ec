import { Input } from 'antd'
import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { sayFault } from './say-fault.ts'
import { words } from './words.ts'

type Props = { id?: string; value?: string; onChange?: (code: string) => void }

/** A unified credit code, checked while it is typed: a faulty one may be kept, as the licence shows it. */
export const CreditCodeField = ({ id, value = '', onChange }: Props) => {
  const say = useWords(words)
  const fault = sayFault(say, value)
  return (
    <>
      <Input
        id={id}
        autoComplete="off"
        maxLength={30}
        value={value}
        onChange={(e) => onChange?.(e.target.value.toUpperCase())}
      />
      <p role="status" className="small">
        {fault ? (
          <Light kind="warn">{fault}</Light>
        ) : value.trim() ? (
          <Light kind="good">{say('codeSound')}</Light>
        ) : (
          <span className="soft">{say('codeNone')}</span>
        )}
      </p>
    </>
  )
}
