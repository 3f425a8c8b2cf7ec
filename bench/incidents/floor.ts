import type { FloorRoutes } from '../floor-process.ts'
import { floorBoard, floorList, floorMove, floorReport } from './floor-sql.ts'

export const floorRoutes: FloorRoutes = (pool) => ({
  '/report': async (_, body) => floorReport(pool, await body()),
  '/move': async (_, body) => floorMove(pool, await body()),
  '/list': async (query) => floorList(pool, Number(query.get('area')), Number(query.get('filter'))),
  '/board': async (query) => floorBoard(pool, Number(query.get('area'))),
})
