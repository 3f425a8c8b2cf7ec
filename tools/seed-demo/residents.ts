import { blindIndex, seal } from '#platform/crypto.ts'
import type pg from 'pg'
import { copyRows } from './copy-rows.ts'
import { demoResidentPhone } from './demo-accounts.ts'
import { randomOf } from './random.ts'

export type Resident = { accountId: string; phone: string }

/** Made-up residents with phones 199000xxxxx; the first is the one of the demo accounts. */
export const seedResidents = async (
  client: pg.ClientBase,
  seed: string,
  count: number,
  now: Date,
): Promise<Resident[]> => {
  const random = randomOf(`${seed} residents`)
  const first = Number(demoResidentPhone)
  const residents = Array.from({ length: count }, (_, i) => {
    const at = new Date(now.getTime() - random.whole(30, 360) * 86_400_000)
    return { accountId: random.uuid(at), phone: String(first + i), at }
  })
  await copyRows(
    client,
    'access.account',
    ['id', 'kind', 'phone', 'phone_index', 'created_at'],
    residents.map(({ accountId, phone, at }) => [accountId, 'resident', seal(phone), blindIndex('phone', phone), at]),
  )
  return residents
}
