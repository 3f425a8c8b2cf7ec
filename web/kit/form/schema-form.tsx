import { Alert, Button, Form } from 'antd'
import { cloneElement, useState, type ReactElement, type ReactNode } from 'react'
import type { z } from 'zod'
import { useWords } from '../language.ts'
import { ProblemError } from '../refusal.ts'
import { FormControl, type FieldLook } from './control.tsx'
import { controlOf } from './control-of.ts'
import { useDraft } from './draft.ts'
import { sayIssue } from './say-issue.ts'

const words = {
  send: { zh: '提交', en: 'Send' },
  restored: { zh: '已恢复上次没有提交的内容', en: 'What you had not sent was restored' },
  discard: { zh: '清空重填', en: 'Start afresh' },
}

type Props<S extends z.ZodObject> = {
  /** The body of a route, or a part of it. */
  shape: S
  /** Shown in this order; what isn't named here is taken from `initial`. */
  fields: { [K in keyof z.input<S>]?: FieldLook }
  initial?: Partial<z.input<S>>
  /** Sends what passed the shape; its refusal is shown at the fields it names, else above the button. */
  send: (value: z.output<S>) => Promise<unknown>
  submit?: ReactNode
  /** Keeps unsent input on this device under this name; never for passwords. */
  draft?: string
  children?: ReactNode
  more?: ReactNode
}

/** A form made from a zod shape: labels, controls, limits and errors by field come from one place. */
export const SchemaForm = <S extends z.ZodObject>({
  shape,
  fields,
  initial,
  send,
  submit,
  draft,
  children,
  more,
}: Props<S>) => {
  const say = useWords(words)
  const [form] = Form.useForm()
  const { found, remember, drop } = useDraft<object>(draft)
  const [restored, setRestored] = useState(found !== undefined)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const typed = (Form.useWatch([], form) ?? initial ?? {}) as Record<string, unknown>
  const names = Object.keys(fields).filter((name) => fields[name as keyof z.input<S>]?.when?.(typed) ?? true)

  const atFields = (errors: readonly { field: string; message: string }[]) => {
    const mine = errors.filter((e) => names.includes(e.field.split('.')[0] as string))
    form.setFields(mine.map((e) => ({ name: e.field.split('.')[0] as string, errors: [e.message] })))
    if (mine[0]) form.scrollToField(mine[0].field.split('.')[0], { block: 'center', focus: true })
    return mine.length > 0 && mine.length === errors.length
  }
  const finish = async (values: object) => {
    setRefusal(undefined)
    // an emptied text field was never filled in
    const unticked = Object.fromEntries(
      names.filter((n) => shape.shape[n]?.def.type === 'boolean').map((n) => [n, false]),
    )
    const given = Object.entries(values).filter(([, v]) => v !== undefined)
    const filled = Object.fromEntries(
      Object.entries({ ...unticked, ...initial, ...Object.fromEntries(given) }).filter(
        ([n, v]) => v !== '' && v !== null && (names.includes(n) || !(n in fields)),
      ),
    )
    const result = shape.safeParse(filled, { reportInput: true })
    if (!result.success) {
      const all = atFields(
        result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: sayIssue(issue) })),
      )
      if (!all) setRefusal(result.error.issues.map(sayIssue)[0])
      return
    }
    setBusy(true)
    try {
      await send(result.data)
      drop()
    } catch (error) {
      if (!(error instanceof ProblemError && atFields(error.errors)))
        setRefusal(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const clear = () => {
    drop()
    setRestored(false)
    form.resetFields()
    form.setFieldsValue(initial ?? {})
  }
  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError
      initialValues={{ ...initial, ...found }}
      onFinish={(values) => void finish(values as object)}
      onValuesChange={(_, all) => remember(all as object)}
    >
      {restored && (
        <Alert
          type="info"
          showIcon
          title={say('restored')}
          action={
            <Button size="small" type="link" onClick={clear}>
              {say('discard')}
            </Button>
          }
          style={{ marginBottom: 16 }}
        />
      )}
      {names.map((name) => {
        const look = fields[name as keyof z.input<S>] as FieldLook
        const control = look.control
          ? { kind: 'text' as const, required: !shape.shape[name]?.safeParse(undefined).success }
          : controlOf(shape.shape[name] as z.ZodType)
        return (
          <Form.Item
            key={name}
            name={name}
            label={(look.kind ?? control.kind) === 'yes' ? undefined : look.label}
            required={control.required}
            extra={look.hint}
          >
            {look.control ? cloneElement(look.control as ReactElement) : <FormControl control={control} look={look} />}
          </Form.Item>
        )
      })}
      {children}
      {refusal && <Alert type="error" showIcon title={refusal} style={{ marginBottom: 16 }} role="alert" />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit ?? say('send')}
        </Button>
        {more}
      </div>
    </Form>
  )
}
