import type { Module } from '#platform/module.ts'

/** What one part of the context plugs in; module.ts puts the parts together. */
export type Part = Omit<Module, 'name' | 'calls' | 'reads'>
