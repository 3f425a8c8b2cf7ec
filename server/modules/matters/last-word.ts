import type { Context, WriteLast } from '#platform/context.ts'

/** Writes a request's last statement with its end where the request is ours alone, else like any other statement. */
export const lastWord = ({ db, writeLast }: Pick<Context, 'db' | 'writeLast'>): WriteLast =>
  writeLast ?? (async (statement) => (await statement.execute(db)).rows)
