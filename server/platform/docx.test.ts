// A Word document is read back as any reader would: unzipped, parsed, its text in order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { writeDocx } from './docx.ts'
import type { Form } from './print.ts'
import { entryText, readZip } from './tables/zip.ts'

const form = (some: Partial<Form> = {}): Form => ({
  title: '民情日志',
  number: '2026年11月',
  numberLabel: '月份',
  fields: [{ label: '社区', value: '东昌社区' }],
  sections: [
    { heading: '1　入户走访', text: '楼道灯不亮 <坏了> & “三个月”\n\n第二段' },
    { heading: '表', columns: ['甲', '乙'], rows: [['1', '2'], ['3', '4']], widths: [1, 2] },
    { heading: '经过', timeline: [{ at: '11月3日', what: '上报', by: '张*' }] },
  ],
  signatures: ['记录人'],
  foot: { printedBy: '李四', printedAt: new Date('2026-11-20T16:05:00Z') },
  ...some,
}) // prettier-ignore

const read = async (bytes: Buffer) => {
  const entries = readZip(bytes)
  const parts = new Map<string, string>()
  for (const [name, entry] of entries) {
    let text = ''
    for await (const piece of entryText(bytes, entry)) text += piece
    parts.set(name, text)
  }
  return parts
}
/** Paragraphs of the document; throws where the XML isn't well formed. */
const paragraphsOf = (xml: string) => {
  const paragraphs: string[] = []
  let inText = false
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') paragraphs.push('')
    inText = name === 'w:t'
  })
  parser.on('closetag', () => (inText = false))
  parser.on('text', (text) => {
    if (inText) paragraphs[paragraphs.length - 1] += text
  })
  parser.write(xml).close()
  return paragraphs
}

test('what was written is read back, in order, with signs of XML in it', async () => {
  const parts = await read(await writeDocx(form()))
  assert.deepEqual(
    [...parts.keys()].sort(),
    [
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/footer.xml',
      'word/styles.xml',
    ].sort(),
  )
  for (const [name, xml] of parts) assert.doesNotThrow(() => paragraphsOf(xml), name)
  const said = paragraphsOf(parts.get('word/document.xml')!)
  assert.deepEqual(said.slice(0, 12), [
    '民情日志',
    '月份：2026年11月',
    '社区',
    '东昌社区',
    '1　入户走访',
    '楼道灯不亮 <坏了> & “三个月”',
    '第二段',
    '表',
    '甲',
    '乙',
    '1',
    '2',
  ])
  assert.ok(said.some((p) => p.startsWith('记录人（签字）')))
})

test('every part is declared, every relation leads to a part', async () => {
  const parts = await read(await writeDocx(form()))
  const types = parts.get('[Content_Types].xml')!
  for (const [, target] of parts.get('word/_rels/document.xml.rels')!.matchAll(/Target="([^"]+)"/g)) {
    assert.ok(parts.has(`word/${target}`), target)
    assert.ok(types.includes(`/word/${target}`), target)
  }
})

test('control characters and lone halves of a pair, which no reader takes, are gone', async () => {
  const parts = await read(await writeDocx(form({ sections: [{ heading: 'a\u0000b', text: 'c\ud800d\u001fe' }] })))
  assert.doesNotThrow(() => paragraphsOf(parts.get('word/document.xml')!))
  assert.ok(parts.get('word/document.xml')!.includes('>ab<'))
})
