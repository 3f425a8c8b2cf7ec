import { joinParts, type Module } from '#platform/module.ts'
import { books } from './books/plug.ts'
import { boxes } from './boxes/plug.ts'
import { campaigns } from './campaigns/plug.ts'
import { diary } from './diary/plug.ts'
import { doors } from './doors/plug.ts'
import { duty } from './duty/plug.ts'
import { field } from './field/plug.ts'
import { numbers } from './numbers/plug.ts'
import { plates } from './plates/plug.ts'

/** 走访 民情日志 必访: one plug, made of the plugs of its parts. */
export const visits: Module = joinParts(
  { name: 'visits', calls: ['people', 'territory', 'access', 'incidents', 'matters'] },
  [books, boxes, campaigns, diary, doors, duty, field, numbers, plates],
)
