import type { Module } from '#platform/module.ts'

export const access: Module = { name: 'access', calls: [], serves: [] }
