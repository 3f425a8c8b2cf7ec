import { sealAudit, verifyAudit, type Verdict } from '#platform/audit.ts'
import { openPool } from '#platform/database.ts'
import { runningDatabase } from './running-database.ts'

// npm run audit:verify: recomputes the chain of the audit log from its first row and says whether it is whole.
// Exit code 0: whole; 1: broken; 2: the database could not be read.

const why = {
  changed: ['内容与封链时不一致', 'its content is not what was sealed'],
  missing: ['已封链的记录不见了', 'it was sealed and is gone'],
  gap: ['链上缺了一环', 'a link of the chain is missing'],
  unlinked: ['本应封链的记录不在链上', 'it belongs in the chain and is not there'],
} as const

/** The verdict in two sentences, Chinese and English. */
export const sayVerdict = ({ whole, links, head, broken }: Verdict): string => {
  if (whole)
    return `审计日志完整：${links} 条记录首尾相连。链尾 ${head}\nThe audit log is whole: ${links} rows, each sealed to the one before. Head ${head}`
  const [zh, en] = why[broken!.why]
  return `审计日志被破坏：第 ${broken!.position} 环，记录编号 ${broken!.auditId}，${zh}。此前 ${links} 条无误。
The audit log is broken: link ${broken!.position}, row ${broken!.auditId}: ${en}. The ${links} before it are sound.`
}

const run = async (): Promise<number> => {
  const url = await runningDatabase()
  if (!url) {
    process.stderr.write(
      '数据库没有运行，请先 npm start，或设置 DATABASE_URL。\nThe database is not running: npm start first, or set DATABASE_URL.\n',
    )
    return 2
  }
  const pool = openPool(url, 2)
  try {
    // What was written a moment ago joins the chain first, so that it is looked at too.
    while ((await sealAudit(pool)) > 0);
    const verdict = await verifyAudit(pool)
    process.stdout.write(`${sayVerdict(verdict)}\n`)
    return verdict.whole ? 0 : 1
  } finally {
    await pool.end()
  }
}

if (import.meta.main)
  process.exitCode = await run().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    return 2
  })
