import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages, mayInstall } from '#platform/install-postgres.ts'

/** Chromium or Chrome in the PATH; null when there is none. */
export const findBrowser = (): string | null => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
      const path = join(folder, name)
      if (existsSync(path)) return path
    }
  return null
}

/** Without a Chinese font every character is a box, and widths, hence layouts, are wrong. */
const hasChineseFont = (): boolean => {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return (stdout ?? '').trim() !== '' || process.platform === 'darwin'
}

/** Finds a browser and a Chinese font, installing them through apt where that is allowed. Answers the browser, or why there is none. */
export const browserReady = (): { browser: string } | { missing: string } => {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ]
  if (missing.length > 0 && mayInstall()) {
    console.log(`正在通过 apt 安装 · installing through apt: ${missing.join(' ')}`)
    installPackages(missing)
    execFileSync('fc-cache', { stdio: 'ignore' })
  }
  const browser = findBrowser()
  if (!browser)
    return { missing: 'no chromium in the PATH; on Debian: sudo apt-get install -y chromium fonts-noto-cjk' }
  if (!hasChineseFont())
    return { missing: 'no Chinese font; on Debian: sudo apt-get install -y fonts-noto-cjk fontconfig' }
  return { browser }
}
