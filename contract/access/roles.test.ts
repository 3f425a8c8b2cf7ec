import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissions } from './permissions.ts'
import { permissionsOf, roles } from './roles.ts'

const administrators = ['auditor', 'security_administrator', 'system_administrator'] as const
const administrative = ['access.manage_accounts', 'access.read_audit', 'access.manage_system']

test('administrators hold one administrative permission each and nothing of the business', () => {
  const held = administrators.flatMap((role) => permissionsOf[role])
  assert.deepEqual(held.toSorted(), administrative.toSorted())
})

test('business roles hold nothing administrative', () => {
  for (const role of roles.filter((r) => !administrators.some((a) => a === r)))
    assert.deepEqual(permissionsOf[role].filter((p) => administrative.includes(p)), [], role) // prettier-ignore
})

test('every permission is held by some role', () => {
  const held = new Set(roles.flatMap((role) => permissionsOf[role]))
  assert.deepEqual(permissions.filter((p) => !held.has(p)), []) // prettier-ignore
})
