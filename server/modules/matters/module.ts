import { joinParts, type Module } from '#platform/module.ts'
import { catalogue } from './catalogue/plug.ts'
import { applications } from './applications/plug.ts'
import { hall } from './hall/plug.ts'
import { tickets } from './tickets/plug.ts'
import { notices } from './notices/plug.ts'
import { agency } from './agency/plug.ts'
import { certificates } from './certificates/plug.ts'
import { evaluation } from './evaluation/plug.ts'
import { consultation } from './consultation/plug.ts'

/** 服务事项 办件 大厅: one plug, made of the plugs of its parts. */
export const matters: Module = joinParts({ name: 'matters', calls: ['people', 'territory', 'access'] }, [
  catalogue,
  applications,
  hall,
  tickets,
  notices,
  agency,
  certificates,
  evaluation,
  consultation,
])
