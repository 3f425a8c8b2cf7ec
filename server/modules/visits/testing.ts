import { createAccount, givePost } from '#modules/access/index.ts'
import { signIn, testPassword, type Browser } from '#modules/access/testing.ts'
import { givenDwelling, givenHousehold, givenPerson } from '#modules/people/testing.ts'
import { setGridWorkers } from '#modules/territory/index.ts'
import { givenGrid, workersSince } from '#modules/territory/testing.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, inCommunity, startSmallCity } from '../../../test/small-city.ts'

/**
 * The small city with a second grid (worker C), a household in each grid and one in none, and two people in the first: the diary's
 * tests stand on it. `handOver` gives the first grid to C.
 */
export const startDiaryCity = async () => {
  const city = await startSmallCity()
  const areaId = areas.community
  const within = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(city.app.pool, everywhere, work)
  const gridWorkerC = await within(async (db) => {
    const id = await createAccount(db, { loginName: 'gridworkerc', name: '测试丙', areaId, password: testPassword })
    await givePost(db, { accountId: id, role: 'grid_worker', areaId, validFrom: '2020-01-01' })
    await givenGrid(db, areaId, 2, inCommunity)
    await setGridWorkers(db, { areaId, gridNo: 2, duty: 'A', accountIds: [id] })
    await workersSince(db, '2020-01-01')
    return id
  })
  const householdIn = async (address: string, gridNo: number | null) => {
    const dwellingId = await givenDwelling(city.app, areaId, { address, gridNo })
    return givenHousehold(city.app, areaId, { dwellingId })
  }
  const first = await householdIn('浦城路150弄5号302室', 1)
  const second = await householdIn('浦城路150弄9号101室', 2)
  const third = await householdIn('浦城路150弄11号101室', null)
  const lives = (at: { id: string; dwellingId: string }) => ({
    kind: 'both' as const,
    dwellingId: at.dwellingId,
    householdId: at.id,
  })
  const people = {
    lin: await givenPerson(city.app, { areaId, name: '林走访', residence: lives(first) }),
    chen: await givenPerson(city.app, { areaId, name: '陈走访', residence: lives(first) }),
  }
  let browser: Promise<Browser> | undefined
  return {
    ...city,
    accounts: { ...city.accounts, gridWorkerC },
    people,
    homes: { home: first.id, other: second.id, nowhere: third.id },
    workerC: () => (browser ??= signIn(city.app, { loginName: 'gridworkerc' })),
    handOver: async () => {
      await within((db) => setGridWorkers(db, { areaId, gridNo: 1, duty: 'A', accountIds: [gridWorkerC] }))
    },
  }
}
