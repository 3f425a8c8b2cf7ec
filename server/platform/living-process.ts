import { readFileSync } from 'node:fs'

/** `/proc/<pid>/stat` after the name: state first, start time (clock ticks since boot) twentieth. Linux only. */
const procStat = (pid: number): { state: string; startedAt: string } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' }
  } catch {
    return null
  }
}

/** Does a process run under this number? A zombie, which only waits to be buried, doesn't. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const stat = procStat(pid)
  return stat === null || stat.state !== 'Z'
}

/** A mark that tells a process from a later one under the same number; empty where the system doesn't say. */
export const birthMark = (pid: number): string => procStat(pid)?.startedAt ?? ''
