import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'

const script = `
  import { deadline } from ${JSON.stringify(new URL('./deadline.ts', import.meta.url).href)}
  import { explainDeadline } from ${JSON.stringify(new URL('./explain-deadline.ts', import.meta.url).href)}
  import { at, realCalendar as calendar } from ${JSON.stringify(new URL('./testing.ts', import.meta.url).href)}
  const told = []
  for (let hour = 0; hour < 2000; hour += 5) for (const unit of ['working_hours', 'working_days', 'days']) {
    const start = new Date(at('2024-01-20T00:30').getTime() + hour * 3_600_000)
    const { dueAt, yellowAt, explanation } = deadline({ start, limit: { amount: 9, unit }, calendar })
    told.push(dueAt, yellowAt, explainDeadline('zh', explanation))
  }
  console.log(new Date(2024, 6, 1).getTimezoneOffset(), JSON.stringify(told))`

test('the time zone of the process changes nothing', () => {
  const answers = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia'].map((TZ) => {
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      maxBuffer: 1e8,
    })
    const [, offset, told] = /^(\S+) (.*)/s.exec(printed.toString()) ?? []
    return { offset, told }
  })
  assert.deepEqual(
    answers.map(({ offset }) => offset),
    ['-480', '240', '-780'],
  )
  assert.equal(answers[1]!.told, answers[0]!.told)
  assert.equal(answers[2]!.told, answers[0]!.told)
})
