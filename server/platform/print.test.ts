import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { printForm, type Form } from './print.ts'
import { printableText } from './printable-text.ts'

const skip = spawnSync('pdftotext', ['-v']).error
  ? 'SKIPPED: poppler-utils is missing, so no printed page was read'
  : false

const form = (some: Partial<Form> = {}): Form => ({
  title: '陆家嘴街道事件交办单',
  number: 'SJ-310115005001-2026-000123',
  fields: [
    { label: '事件类别', value: '供水管线破裂' },
    { label: '联系电话', value: '138****5678' },
    { label: '地点', value: '东昌路500弄3号楼前', wide: true },
  ],
  sections: [
    { heading: '一、问题描述', text: '水管爆裂，路面积水约二十平方米。\n请尽快派员抢修。' },
    { heading: '二、协同单位', columns: ['单位', '期限'], rows: [['区水务局', '2026-11-21']], widths: [2, 1] },
    { heading: '三、办理经过', timeline: [{ at: '2026-11-20 17:32', what: '居民上报', by: '张*' }] },
  ],
  signatures: ['交办人', '承办人'],
  seal: '陆家嘴街道办事处',
  qr: 'https://linli.example/a/310115005001/i/1',
  foot: { printedBy: '李四', printedAt: new Date('2026-11-20T16:05:00Z') },
  ...some,
})

const textOf = async (pdf: Buffer) => {
  const reading = promisify(execFile)('pdftotext', ['-layout', '-', '-'])
  reading.child.stdin!.end(pdf)
  return (await reading).stdout
}

test('what the font lacks is marked and listed, never dropped', () => {
  const { text, note } = printableText((codePoint) => codePoint < 0x20000)
  assert.equal(note(), null)
  assert.equal(text('𠮷田\u0000\ttab\r\n第二行 e\u0301 a\u202eb\ufe0f'), '〓田  tab\n第二行 é ab')
  assert.equal(note(), '〓 为字库缺字：U+20BB7')
})

test('a picture that cannot be printed fails its own form only', async () => {
  const broken = form({
    sections: [{ heading: '照片', pictures: [{ caption: '前', jpeg: Buffer.from('no picture') }] }],
  })
  const [refused, printed] = await Promise.allSettled([printForm(broken), printForm(form())])
  assert.equal(refused.status, 'rejected')
  assert.equal(printed.status, 'fulfilled')
})

test('every text of a form can be read on the page', { skip }, async () => {
  const text = await textOf(await printForm(form({ fields: [...form().fields, { label: '上报人', value: '𠮷*' }] })))
  for (const part of [
    '陆家嘴街道事件交办单',
    '编号：SJ-310115005001-2026-000123',
    '供水管线破裂',
    '东昌路500弄3号楼前',
    '请尽快派员抢修。',
  ])
    assert.ok(text.includes(part), part)
  for (const part of [
    '区水务局',
    '居民上报',
    '交办人（签字）',
    '承办人（签字）',
    '（盖章）',
    '第1页 共1页',
    '〓 为字库缺字：U+20BB7',
  ])
    assert.ok(text.includes(part), part)
  assert.match(text, /李四 打印于 2026年11月21日 00:05/)
  assert.equal(text.match(/年\s+月\s+日/g)?.length, 3)
})

test('a long form is numbered on each page and repeats the header of its table', { skip }, async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [`第${i}家单位`, '2026-11-21'])
  const text = await textOf(
    await printForm(form({ sections: [{ heading: '协同单位', columns: ['单位名称', '期限'], rows }] })),
  )
  const pages = text.split('\f').slice(0, -1)
  assert.equal(pages.length, 3)
  pages.forEach((page, i) => assert.ok(page.includes(`第${i + 1}页 共3页`)))
  for (const page of pages.slice(0, 2)) assert.ok(page.includes('单位名称'))
  assert.ok(pages.at(-1)!.includes('（盖章）'))
})

test('only the glyphs in use are embedded, so a form with photos stays below 300 kB', async () => {
  const jpeg = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#7ac' } })
    .jpeg()
    .toBuffer()
  const pictures = Array.from({ length: 4 }, (_, i) => ({ caption: `照片${i}`, jpeg }))
  const long = '东昌路水管爆裂影响居民出行楼内水压不足自昨日夜间起即有渗漏张贴停水告示设置围挡疏导行人'.repeat(8)
  const pdf = await printForm(
    form({
      sections: [
        { heading: '照片', pictures },
        { heading: '经过', text: long },
      ],
    }),
  )
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  assert.ok(pdf.length < 300_000, `${pdf.length} bytes`)
})

test('a form without anything but a title still prints', async () => {
  const bare: Form = { title: '表', number: '1', fields: [], sections: [], signatures: [], foot: form().foot }
  assert.ok((await printForm(bare)).length > 1000)
})
