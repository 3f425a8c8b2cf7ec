import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask.ts'

const table = (name: string, mask: (text: string) => string, rows: [string, string][]) =>
  test(name, () => {
    for (const [clear, masked] of rows) assert.equal(mask(clear), masked, clear)
  })

table('a name keeps its first character', maskName, [
  ['', ''],
  ['张', '张'],
  ['张三', '张*'],
  [' 欧阳修 ', '欧**'],
  ['𠮷田𣲗', '𠮷**'], // beyond the basic plane: one character, two code units
  ['𠮷󠄀田', '𠮷󠄀*'], // with a variation selector: still one character
  ['阿依古丽·买买提', '阿*******'],
  ['Ann Lee', 'A******'],
])

table('an identity number keeps four and four', maskIdNumber, [
  ['', ''],
  ['320211199001011234', '3202**********1234'],
  ['32021119900101123X', '3202**********123X'],
  ['320211900101123', '3202*******1123'],
  ['E12345678', 'E******78'],
  ['H12345', '******'],
])

table('a phone keeps three and four', maskPhone, [
  ['', ''],
  ['13812345678', '138****5678'],
  ['+86 138-1234-5678', '138****5678'],
  ['021-63212345', '021-6321****'],
  ['63212345', '6321****'],
  ['12345', '*****'],
])

table('an address ends at the building', maskAddress, [
  ['', ''],
  ['东昌路500号', '东昌路500号'],
  ['浦城路150弄5号302室', '浦城路150弄5号***'],
  ['浦城路150弄5号302', '浦城路150弄5号***'],
  ['阳光小区3幢2单元501室', '阳光小区3幢***'],
  ['阳光小区3号楼3单元12号', '阳光小区3号楼***'],
  ['阳光小区3号楼12号', '阳光小区3号楼***'],
  ['世纪大道100号A座1203', '世纪大道100号A座***'],
  ['中山东一路12号3楼', '中山东一路12号***'],
  ['和平里五栋乙单元', '和平里五栋***'],
  ['新天地花园3-2-501', '新天地花园***'],
  ['𣲗河村三组12号', '𣲗河村三组12号'],
  ['外滩街道', '外滩街道'],
])
