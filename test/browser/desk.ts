import type { BrowserContextOptions, Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, inGrid } from '../small-city.ts'
import type { startCity } from './start.ts'

type City = Awaited<ReturnType<typeof startCity>>
type OpenPage = (options?: BrowserContextOptions) => Promise<Page>

export const deskSize = { viewport: { width: 1440, height: 900 }, hasTouch: false, acceptDownloads: true }

/** Types a name and a password at the door of the desk; what follows is the caller's. */
export const knock = async (page: Page, loginName: string, password = testPassword) => {
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** A desk of 1440 px, signed in through its door and standing at `path`. */
export const atDesk = async (open: OpenPage, loginName: string, path = '/'): Promise<Page> => {
  const page = await open(deskSize)
  await knock(page, loginName)
  await page.getByRole('navigation', { name: '菜单' }).waitFor()
  if (path !== '/') await page.goto(`/staff${path}`)
  return page
}

type Poster = { post: (url: string, body: unknown) => Promise<{ status: number; body: any }> } // oxlint-disable-line typescript/no-explicit-any -- each caller knows the shape it asked for

/** A resident's report by API, in the grid; answers its id. */
export const givenReport = async (city: City, resident: Poster, text: string, category = '水管破裂') => {
  const id = uuid7()
  const { status, body } = await resident.post(`/api/areas/${areas.community}/incidents`, {
    id,
    text,
    categoryId: await city.categoryId(category),
    point: inGrid,
    placeText: '3号楼门口',
  })
  if (status !== 200) throw new Error(`the report was refused: ${JSON.stringify(body)}`)
  return { id, number: body.number as number }
}

/** One move by API, of the version the case has now. */
export const move = async (city: City, who: Poster, id: string, name: string, input: object = {}) => {
  const { rows } = await city.owner.query<{ version: number }>('select version from incidents.incident where id = $1', [
    id,
  ])
  const answer = await who.post(`/api/areas/${areas.community}/incidents/${id}/${name}`, {
    moveId: uuid7(),
    version: rows[0]!.version,
    ...input,
  })
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`)
}
