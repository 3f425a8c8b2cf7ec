import { resolve } from 'node:path'
import { attachDatabase } from '#platform/attach-database.ts'
import { ensureCluster } from '#platform/cluster.ts'
import { openDataFolder, saveSecrets } from '#platform/data-folder.ts'
import { randomKey } from '#platform/fingerprint.ts'
import { StartupRefusal } from '#platform/startup-refusal.ts'
import { rotateKeys } from './rotate-keys/rotate.ts'

// npm run keys:rotate: a new key for all personal data, with the product stopped. Cut short, run it again.

const say = (zh: string, en: string) => void process.stdout.write(`${zh}\n${en}\n`)

const run = async () => {
  const folder = openDataFolder(resolve(process.env['LINLI_DATA'] ?? 'data'))
  try {
    const { secrets } = folder
    const id = secrets.dataKeyId ?? 1
    // The new key is on disk before the first value is sealed with it; the old one leaves after the last.
    const begun = secrets.oldDataKey
      ? secrets
      : saveSecrets(folder.path, {
          ...secrets,
          dataKey: randomKey(),
          dataKeyId: (id + 1) % 256,
          oldDataKey: { id, key: secrets.dataKey },
        })
    const url = process.env['DATABASE_URL']
    const cluster = url
      ? await attachDatabase(url, { appUrl: process.env['DATABASE_APP_URL'], appPassword: secrets.appPassword })
      : await ensureCluster(folder, { say })
    try {
      const sealed = await rotateKeys(
        cluster.ownerUrl,
        { old: begun.oldDataKey!, next: { id: begun.dataKeyId!, key: begun.dataKey } },
        (what, rows) => process.stdout.write(`  ${what}: ${rows}\n`),
      )
      const { oldDataKey: _, ...done } = begun
      saveSecrets(folder.path, done)
      say(
        `已用新密钥重新加密 ${sealed} 项。请备份 secrets.json；旧备份仍需旧密钥。`,
        `${sealed} values sealed under the new key. Back up secrets.json; old backups still need the old key.`,
      )
    } finally {
      await cluster.stop()
    }
  } finally {
    folder.release()
  }
}

try {
  await run()
} catch (error) {
  if (!(error instanceof StartupRefusal)) throw error
  process.stderr.write(`${error.zh}\n${error.en}\n`)
  process.exitCode = 1
}
