import type { Module } from '#platform/module.ts'
import { catalogue } from './catalogue/plug.ts'
import { applications } from './applications/plug.ts'
import { hall } from './hall/plug.ts'
import { tickets } from './tickets/plug.ts'
import { notices } from './notices/plug.ts'
import { agency } from './agency/plug.ts'
import { certificates } from './certificates/plug.ts'
import { evaluation } from './evaluation/plug.ts'
import { consultation } from './consultation/plug.ts'
import type { Part } from './part.ts'

const parts: readonly Part[] = [
  catalogue,
  applications,
  hall,
  tickets,
  notices,
  agency,
  certificates,
  evaluation,
  consultation,
]

/** 服务事项 办件 大厅: one plug, made of the plugs of its parts. */
export const matters: Module = {
  name: 'matters',
  calls: ['people', 'territory', 'access'],
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
