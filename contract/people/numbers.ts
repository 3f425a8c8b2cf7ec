import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea } from '../shapes.ts'
import { Cell } from './care.ts'

const Counted = z.object({
  people: Cell,
  living: Cell.describe('实际居住'),
  registered: Cell.describe('户籍在此'),
  together: Cell,
  livesOnly: Cell,
  registeredOnly: Cell,
  under14: Cell,
  over60: Cell,
  over80: Cell,
  households: z.number().int(),
  dwellings: z.number().int(),
  rented: z.number().int(),
  empty: z.number().int(),
  /** 平均服务人数 (H05): people living here per worker of its communities; null without workers. */
  perWorker: z.number().nullable(),
  workers: z.number().int(),
})
export const peopleNumbers = route({
  name: 'people.get_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/people-numbers',
  permission: 'people.read_numbers',
  about: {
    zh: '人口、户、房屋数与人户分离情况（小于 5 的不显示）',
    en: 'People, households, dwellings and 人户分离 in numbers; under five not shown',
  },
  params: InArea,
  answer: z.object({ total: Counted, areas: z.array(Counted.extend({ areaId: AreaId, name: z.string() })) }),
})
