import type { Module } from '#platform/module.ts'
import { books } from './books/plug.ts'
import { campaigns } from './campaigns/plug.ts'
import { diary } from './diary/plug.ts'
import { doors } from './doors/plug.ts'
import { duty } from './duty/plug.ts'
import { field } from './field/plug.ts'
import { numbers } from './numbers/plug.ts'
import type { Part } from './part.ts'
import { plates } from './plates/plug.ts'

const parts: readonly Part[] = [books, campaigns, diary, doors, duty, field, numbers, plates]

/** 走访 民情日志 必访: one plug, made of the plugs of its parts. */
export const visits: Module = {
  name: 'visits',
  calls: ['people', 'territory', 'access', 'incidents', 'matters'],
  serves: parts.flatMap((part) => part.serves),
  announces: parts.flatMap((part) => part.announces ?? []),
  listens: parts.flatMap((part) => part.listens ?? []),
  jobs: parts.flatMap((part) => part.jobs ?? []),
  beats: parts.flatMap((part) => part.beats ?? []),
  guards: parts.flatMap((part) => part.guards ?? []),
  streams: parts.flatMap((part) => part.streams ?? []),
  prepare: async (context) => {
    for (const part of parts) await part.prepare?.(context)
  },
}
