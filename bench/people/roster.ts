import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import excel from 'exceljs'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { dice } from '#modules/people/match/synthetic/dice.ts'
import {
  addressOf,
  birthOf,
  documentOf,
  listNames,
  nameNumber,
  personsInDwelling,
  phoneOf,
  roomOf,
  sexOf,
} from './people-of-bench.ts'

/** Of a hundred rows: known in the community, known in another, and without a document. */
const shares = { known: 4, elsewhere: 1, bare: 3 }
const header = [
  '序号',
  '姓名',
  '性别',
  '民族',
  '身份证号码',
  '出生日期',
  '联系电话',
  '现住地址',
  '户号',
  '与户主关系',
  '文化程度',
]
const schooling = ['小学', '初中', '高中', '大学本科', '硕士']

/**
 * A roster of so many rows as a community keeps one: mostly people the register doesn't have, some that it has (a tenth of
 * them with another phone), some without a document, one in five hundred with a mistyped number.
 * @param first nobody in the register has this number or a higher one
 */
function* rowsOf(rows: number, first: number, inCommunity: number) {
  const random = dice(7)
  const names = listNames()
  for (let i = 0; i < rows; i++) {
    const of = i % 100
    const known = of < shares.known && Math.floor(i / 100) * shares.known + of < inCommunity
    const elsewhere = !known && of >= 10 && of < 10 + shares.elsewhere && first > inCommunity * 2
    const n = known
      ? Math.floor(i / 100) * shares.known + of
      : elsewhere
        ? inCommunity + Math.floor(i / 100) * shares.elsewhere
        : first + i
    const h = Math.floor((known ? n : i) / personsInDwelling)
    const lane = known
      ? addressOf(0, h)
      : `无锡市梁溪区新社路${1 + Math.floor(h / 20_000)}弄${roomOf(h).house}号${roomOf(h).room}室`
    const document = documentOf(n)
    const mistyped = random.chance(0.002)
    const wrong = document.slice(0, 17) + residentCheck(document.slice(0, 16) + '9')
    yield [
      i + 1,
      names[nameNumber(n)]!,
      sexOf(n) === '1' ? '男' : '女',
      random.chance(0.98) ? '汉族' : '回族',
      of >= 50 && of < 50 + shares.bare ? '' : mistyped ? wrong : document,
      birthOf(n),
      known && random.chance(0.1) ? phoneOf(n + 5_900_000) : phoneOf(n),
      lane,
      known ? '' : `H${String(h).padStart(8, '0')}`,
      i % personsInDwelling === 0 ? '户主' : i % personsInDwelling === 1 ? '配偶' : '子',
      random.pick(schooling),
    ]
  }
}

/** The roster as xlsx, made once and kept. Answers its path. */
export const rosterFile = async (
  folder: string,
  { rows, first, inCommunity }: { rows: number; first: number; inCommunity: number },
): Promise<string> => {
  const path = `${folder}/roster-${rows}-${first}-3.xlsx`
  if (existsSync(path)) return path
  mkdirSync(dirname(path), { recursive: true })
  const book = new excel.stream.xlsx.WorkbookWriter({ filename: `${path}.draft`, useSharedStrings: false })
  const sheet = book.addWorksheet('居民名册')
  sheet.addRow(['示范社区居民信息登记表']).commit()
  sheet.addRow(header).commit()
  for (const row of rowsOf(rows, first, inCommunity)) sheet.addRow(row).commit()
  await book.commit()
  renameSync(`${path}.draft`, path)
  return path
}
