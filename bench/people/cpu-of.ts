import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const ticks = 100
/** Processor time of a process so far, in seconds; 0 once it is gone. */
export const cpuOf = (pid: number): number => {
  try {
    const [, , ...words] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/\(.*\)/, '()')
      .split(' ')
    return (Number(words[11]) + Number(words[12])) / ticks
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}
