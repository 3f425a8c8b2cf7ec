import type { Module } from '#platform/module.ts'

export const visits: Module = {
  name: 'visits',
  calls: ['people', 'territory', 'access', 'incidents', 'matters'],
  serves: [],
}
