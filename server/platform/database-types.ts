// Generated from the migrated schema by `npm run types:db`. Do not edit.
export type DB = Record<string, never>
