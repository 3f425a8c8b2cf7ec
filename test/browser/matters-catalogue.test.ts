// D02, E01, E02: matters come in by a sheet; both lists of certificates are edited and a resident reads them. In Chromium.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import excel from 'exceljs'
import { atDesk, everyWay } from './every-way.ts'
import { startMattersCity } from './matters-city.ts'
import { areas } from '../small-city.ts'
import { photo, startBrowser } from './start.ts'

const city = await startMattersCity()
const { phone } = await startBrowser(city.url)
const folder = await mkdtemp(join(tmpdir(), 'linli-sheet-'))
after(() => rm(folder, { recursive: true, force: true }))
const street = await atDesk(phone, 'street')

test('matters come in by sheet: checked row by row, published, and the same sheet again changes nothing', async () => {
  await street.goto('/staff/matters/catalogue')
  await street.getByRole('link', { name: '导入', exact: true }).click()
  await everyWay(street, 'import of matters')
  const [exported] = await Promise.all([
    street.waitForEvent('download'),
    street.getByRole('button', { name: '导出现有清单' }).click(),
  ])
  const file = join(folder, 'catalogue.xlsx')
  await exported.saveAs(file)
  const book = new excel.Workbook()
  await book.xlsx.readFile(file)
  const sheet = book.worksheets[0]!
  const at = (header: string) => (sheet.getRow(3).values as string[]).indexOf(header)
  sheet.getRow(4).getCell(at('一句话说明（给居民看）')).value = '遇到急难，当场就能申请'
  sheet.getRow(5).getCell(at('承诺时限（工作日）')).value = '很快'
  const last = sheet.rowCount + 1
  for (const [header, value] of Object.entries({ 分类: '便民服务', 事项名称: '磨剪子', '一句话说明（给居民看）': '每月一次，免费磨', 性质: '自治事项', 谁可以办: '本社区居民', '法定时限（工作日）': 5, '承诺时限（工作日）': 1 }))
    sheet.getRow(last).getCell(at(header)).value = value
  await book.xlsx.writeFile(file)
  const send = () => street.getByLabel('选择文件').setInputFiles(file)
  await send()
  await street.getByText('磨剪子').waitFor()
  await street.getByText(/1 行有误/).waitFor()
  await street.getByText('全部', { exact: false }).first().waitFor()
  await street.getByRole('radiogroup', { name: '看哪些行' }).getByText('有误 1').click()
  await street.getByText('“很快”不是天数，请填 1 到 366 的整数').waitFor()
  await everyWay(street, 'rows that are wrong')
  await street.getByRole('radiogroup', { name: '看哪些行' }).getByText('修改 1').click()
  await street.getByText('遇到急难，当场就能申请').waitFor()
  await everyWay(street, 'rows that change')
  await street.getByRole('button', { name: '发布 2 项' }).click()
  await street.getByText('已发布 2 项').waitFor()
  await send()
  await street.getByText('没有可以写入的行，请按提示修改后再上传').waitFor()
}) // prettier-ignore

test('a sample is uploaded in the editor, and a resident opens it beside the paper', async () => {
  await street.goto('/staff/matters/catalogue/jiuzhu.linshi_jiuzhu')
  await street.getByRole('tab', { name: /^材料/ }).click()
  await street.getByRole('button', { name: '编辑费用票据' }).click()
  await street.getByLabel('为“样表文件 费用票据”添加扫描件').setInputFiles(await photo('white'))
  await street.getByRole('button', { name: '移除样表' }).waitFor()
  await street.getByRole('button', { name: '保存草稿' }).click()
  await street.getByText('草稿已保存').waitFor()
  await street.getByRole('button', { name: '发布', exact: true }).click()
  await street.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await street.getByText('已发布').first().waitFor()
  const resident = await phone()
  await resident.addInitScript(
    (areaId) => localStorage.setItem('linli.place', JSON.stringify({ areaId, gridNo: 1, name: '东昌社区 第一网格' })),
    areas.community,
  )
  await resident.goto('/matters/jiuzhu.linshi_jiuzhu')
  await resident.getByRole('button', { name: '费用票据的样本' }).click()
  const [opened] = await Promise.all([
    resident.waitForEvent('popup'),
    resident.getByRole('button', { name: '打开样本文件' }).click(),
  ])
  await opened.waitForURL(/^blob:/)
  await resident.close()
})

test('both lists of certificates are edited; a resident reads them', async () => {
  const head = await atDesk(phone, 'head')
  await head.goto('/staff/matters/certificates?tab=allowed')
  await head.getByRole('button', { name: /^修改 / }).first().click()
  await head.getByRole('dialog').getByLabel('程序').fill('窗口核对人口库，负责人审批，当场出具')
  await everyWay(head, 'a certificate kind')
  await head.getByRole('button', { name: '保存为新版' }).click()
  await head.getByText('已保存为新版').waitFor()
  await head.goto('/staff/matters/certificates?tab=forbidden')
  await head.getByRole('button', { name: '发布新版' }).click()
  await head.getByLabel('依据（文件名称和文号）').fill('区民政〔2026〕12号')
  await head.getByRole('button', { name: '增加一种' }).click()
  const form = head.getByRole('dialog')
  await form.getByLabel('名称', { exact: true }).fill('贫困大学生证明')
  await form.getByLabel('请向谁办理或核验', { exact: true }).fill('请向学校资助部门办理，由学校核验')
  await form.getByLabel('请向谁办理或核验（英文）').fill('The school’s aid office')
  await everyWay(head, 'a new negative list')
  await form.getByRole('button', { name: '发布新版' }).click()
  await head.getByText('新版已发布').waitFor()
  await head.getByText('贫困大学生证明').waitFor()
  await head.close()
  const resident = await phone()
  await resident.goto('/matters')
  await resident.getByRole('link', { name: /社区证明指引/ }).click()
  await resident.getByText(/不由社区开的/).waitFor()
  await everyWay(resident, 'guide to certificates', { large: true })
  await resident.getByLabel('您要开什么证明').fill('亲属关系')
  await resident.getByText('亲属关系证明').first().click()
  await resident.getByText('请这样办：').first().waitFor()
  await everyWay(resident, 'a certificate not issued', { large: true })
  await resident.close()
}) // prettier-ignore
