import { exampleKinds } from '#modules/matters/certificates/seed/example-kinds.ts'
import { insertKind } from '#modules/matters/certificates/configure-lists.ts'
import { inviteEvaluation } from '#modules/matters/evaluation/invite.ts'
import { givenDwelling, givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas } from '../small-city.ts'
import { startCity } from './start.ts'

/** The number of 孙桂英, known to the register of the community. */
export const knownNumber = madeUpNumber('1958-03-09', 27)
export const knownPhone = '13700137088'

/** The small city with its hall at work: residents the register knows, certificates that may be issued, what came in. */
export const startMattersCity = async () => {
  const city = await startCity()
  const dwellingId = await givenDwelling(city.app, areas.community, { address: '浦城路88号302室' })
  const person = (name: string, number: string, phone: string, birthOn: string) =>
    givenPerson(city.app, {
      areaId: areas.community,
      name,
      facts: [
        { field: 'document', value: { number } },
        { field: 'phone', value: phone },
        { field: 'birth_on', value: birthOn },
        { field: 'registered_address', value: '上海市浦东新区示例路1号' },
      ],
      residence: { kind: 'both', dwellingId },
    })
  const personId = await person('孙桂英', knownNumber, knownPhone, '1958-03-09')
  await person('孙桂芳', madeUpNumber('1961-05-12', 31), '13700137099', '1961-05-12')
  await asSystem(city.app.pool, 'test', async ({ db, now }) => {
    for (const kind of exampleKinds)
      await insertKind(db, { ...kind, areaId: areas.city, version: 1, madeAt: now, madeBy: null })
  })
  /** A service whose customer may evaluate it; answers the token of the link. */
  const invite = (title: string): Promise<{ token: string }> =>
    asSystem(
      city.app.pool,
      'test',
      (context) =>
        inviteEvaluation(context, {
          areaId: areas.community,
          service: 'ticket',
          refId: uuid7(),
          title,
          servedBy: [city.accounts.clerk],
        }),
      { area: rangeOf(areas.community), rootAreaId: areas.community },
    )
  return { ...city, personId, invite }
}
