import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import pg from 'pg'
import { createTestDatabase } from '#platform/test-database.ts'

const shellOn = (databaseUrl: string, ...args: string[]) => {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATABASE_APP_URL: '', LINLI_DATA: '/nonexistent' }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('deadline.ts', import.meta.url)), ...args],
    { encoding: 'utf8', env },
  )
  return { status, lines: stdout.trim().split('\n'), stderr }
}

const shell = (...args: string[]) => shellOn('', ...args)

test('what it cannot read it refuses in both languages, with how to ask', () => {
  for (const args of [
    [],
    ['--start', 'now', '--limit', '5wd'],
    ['--start', '2024-02-08T10:00', '--limit', '5x'],
    ['--wat'],
    ['--start', '2024-02-08T10:00', '--limit', '5wd', '--pause', '2024-02-09'],
  ]) {
    const { status, stderr } = shell(...args)
    assert.equal(status, 2, args.join(' '))
    assert.match(stderr, /usage/)
  }
  const { status, stderr } = shell('--start', '2024-02-08T10:00', '--limit', '5wd', '--area', '310101013001')
  assert.equal(status, 2)
  assert.match(stderr, /数据库没有运行/)
})

test('the due instant, then why', () => {
  const { status, lines } = shell('--start', '2024-02-08T10:00', '--limit', '5wd')
  assert.equal(status, 0)
  assert.equal(lines[0], '2024-02-21T17:30:00+08:00')
  assert.ok(lines.includes('- 2月10日至2月17日春节放假，跳过8天'))
})

test('in English, with a pause that still lasts', () => {
  const { lines } = shell(
    '--start',
    '2024-02-08T10:00',
    '--limit',
    '2wh',
    '--pause',
    '2024-02-08T11:00/',
    '--lang',
    'en',
  )
  assert.equal(lines[0], 'not known')
  assert.equal(lines.at(-1), '- Paused: no due time until resumed, 1 h of working time left')
})

test('the calendar of an area: its own days and hours', async (t) => {
  const { ownerUrl, appUrl, drop } = await createTestDatabase()
  t.after(drop)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`
    insert into territory.area (id, tier, name, short_name, official_name, pinyin, initials) values (310000000000, 'city', '上海市', '上海', '上海市', 'shanghai', 'sh');
    insert into territory.holiday_year (area_id, year) values (null, 2024);
    insert into territory.holiday (area_id, on_day, is_off, name) values
      (null, '2024-02-10', true, '春节'), (310000000000, '2024-02-09', true, '除夕');
    insert into territory.office_hours (area_id, weekday, from_minute, to_minute) select 310000000000, day, 480, 960 from generate_series(1, 5) day`)
  await owner.end()
  const ask = (area: string) => shellOn(appUrl, '--start', '2024-02-08T10:00', '--limit', '1wd', '--area', area)
  const { lines, stderr } = ask('310000000000')
  assert.equal(lines[0], '2024-02-12T16:00:00+08:00', stderr)
  assert.ok(lines.includes('- 2月9日（星期五）本地区休息（除夕），跳过1天'), lines.join('\n'))
  assert.match(ask('310000000999').stderr, /没有区域/)
})
