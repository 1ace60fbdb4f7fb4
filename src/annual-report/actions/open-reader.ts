/** Published reports, read in threads of their own with limits of time and memory: for other areas. */
export { openReaderPool, type Answer, type PoolLimits, type ReaderPool } from '../read/pool.ts'
