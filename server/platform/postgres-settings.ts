import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MiB = 1024 * 1024

/** Memory this process may count on: the machine's, or the container's limit when that is lower. In bytes. */
const memory = (): number => {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

const between = (low: number, value: number, high: number): string =>
  `${Math.round(Math.min(high, Math.max(low, value)))}MB`

/** Containers often give /dev/shm only 64 MB, too little for parallel queries; files in the data folder then do as well. */
const sharedMemory = (): string => {
  if (process.platform !== 'linux') return 'posix'
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks >= 256 * MiB ? 'posix' : 'mmap'
  } catch {
    return 'mmap'
  }
}

/**
 * Settings of the private cluster, derived from the memory at every start so that a bigger machine is used without
 * anybody editing a file. The log keeps no personal data: neither statements nor the values an error is about.
 */
export const postgresSettings = (options: { port: number; durable: boolean }): Record<string, string> => {
  const total = memory() / MiB
  const sized: Record<string, string> = options.durable
    ? { shared_buffers: between(64, total / 8, 4096), maintenance_work_mem: between(32, total / 32, 512) }
    : { shared_buffers: between(64, total / 32, 256), maintenance_work_mem: '64MB' }
  const lasting: Record<string, string> = options.durable
    ? { wal_compression: 'on', max_wal_size: '4GB', checkpoint_timeout: '15min' }
    : {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        wal_level: 'minimal',
        max_wal_senders: '0',
        max_wal_size: '4GB',
        autovacuum_naptime: '10min',
      }
  return {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    max_connections: '200',
    effective_cache_size: between(128, total / 2, 1024 * 1024),
    work_mem: between(4, total / 1024, 32),
    random_page_cost: '1.1',
    jit: 'off',
    dynamic_shared_memory_type: sharedMemory(),
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
    ...sized,
    ...lasting,
  }
}
