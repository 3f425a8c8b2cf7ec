import { rangeOf } from '#contract/territory/area-number.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { insertKind } from '#modules/matters/certificates/configure-lists.ts'
import { exampleKinds } from '#modules/matters/certificates/seed/example-kinds.ts'
import { inviteEvaluation } from '#modules/matters/evaluation/invite.ts'
import { madeUpNumber } from '#modules/people/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, type startSmallCity } from './small-city.ts'

type City = Awaited<ReturnType<typeof startSmallCity>>
type Browser = Awaited<ReturnType<City['as']>>
const path = `/api/areas/${areas.community}`

const ended = (answer: { status: number; body: unknown }) => {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** The example kinds of the positive list, for the whole city. */
export const givenKinds = (city: City) =>
  asSystem(city.app.pool, 'test', async ({ db, now }) => {
    for (const kind of exampleKinds)
      await insertKind(db, { ...kind, areaId: areas.city, version: 1, madeAt: now, madeBy: null })
  })

export const givenCertificate = async (clerk: Browser) => {
  const id = uuid7()
  const values = {
    name: '李示例',
    id_number: madeUpNumber('1980-01-01', 3),
    address: '浦城路8号',
    ward: '某甲',
    relation: '母子',
  }
  ended(await clerk.post(`${path}/certificates`, { id, kind: 'guardian', values, purpose: '办事', forWhom: '某单位' }))
  return id
}
/** A bad grade; answers the id of its correction and the code of its page. */
export const givenBadGrade = async (city: City) => {
  const { token } = await asSystem(
    city.app.pool,
    'test',
    (context) =>
      inviteEvaluation(context, {
        areaId: areas.community,
        service: 'ticket',
        refId: uuid7(),
        title: '社保咨询',
        servedBy: [city.accounts.clerk],
      }),
    { area: rangeOf(areas.community), rootAreaId: areas.community },
  )
  ended(await openBrowser(city.app).post(`/api/evaluations/${token}`, { grade: 1, contact: { phone: '13800000501' } }))
  const { rows } = await city.owner.query<{ id: string }>(
    'select id from matters.correction order by opened_at desc, number desc limit 1',
  )
  return { id: rows[0]!.id, token }
}
export const givenOrder = async (resident: Browser) => {
  const id = uuid7()
  ended(await resident.post(`${path}/own-agency-orders`, { id, matter: '申领津贴', name: '赵示例' }))
  return id
}
export const givenQuestion = async (resident: Browser) => {
  const id = uuid7()
  ended(await resident.post(`${path}/own-consultations`, { id, text: '居住证怎么办' }))
  return id
}
