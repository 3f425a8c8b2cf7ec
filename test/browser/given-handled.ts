import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../small-city.ts'
import { photo, type startCity } from './start.ts'

type City = Awaited<ReturnType<typeof startCity>>

/** The one case there is, taken through its life by API: accepted, handled with a photo, checked by another. */
export const givenHandled = async (city: City) => {
  const [worker, head] = [await city.as('gridWorker'), await city.as('head')]
  const { rows } = await city.owner.query<{ id: string; version: number }>('select id, version from incidents.incident')
  const { id } = rows[0]!
  let { version } = rows[0]!
  const path = `/api/areas/${areas.community}`
  const fileId = uuid7()
  const form = new FormData()
  form.append('clientId', fileId)
  form.append('file', new Blob([new Uint8Array((await photo('#6f8f5f')).buffer)]), 'after.jpg')
  const cookie = Object.entries(worker.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const sent = await fetch(`${city.url}${path}/files`, {
    method: 'POST',
    body: form,
    headers: { cookie, 'x-csrf-token': worker.token() },
  })
  if (!sent.ok) throw new Error(`the photo was refused: ${await sent.text()}`)
  const move = async (who: typeof worker, name: string, input: object = {}) => {
    const answer = await who.post(`${path}/incidents/${id}/${name}`, { moveId: uuid7(), version, ...input })
    if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`)
    version = answer.body.version
  }
  await move(worker, 'accept')
  await move(worker, 'self-handle', { note: '已关阀换管', photos: [fileId] })
  await move(head, 'pass', { note: '现场看过' })
}
