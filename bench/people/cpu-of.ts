import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const ticks = 100
const wordsOf = (pid: number): string[] => {
  const [, , ...words] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/\(.*\)/, '()')
    .split(' ')
  return words
}
/** Processor time of a process so far, in seconds; 0 once it is gone. */
export const cpuOf = (pid: number): number => timeOf(pid, [11, 12])
/** Processor time of the children a process has seen end, in seconds. */
const endedChildren = (pid: number): number => timeOf(pid, [13, 14])

const timeOf = (pid: number, words: readonly number[]): number => {
  try {
    const all = wordsOf(pid)
    return words.reduce((sum, n) => sum + Number(all[n]), 0) / ticks
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/** Processor time of a database server so far, told by the processes it has now: with those that have ended, so that it never runs backwards. */
export const cpuOfCluster = (now: readonly number[]): number => {
  const postmaster = Number(wordsOf(now[0]!)[1])
  return endedChildren(postmaster) + now.reduce((sum, pid) => sum + cpuOf(pid), 0)
}
