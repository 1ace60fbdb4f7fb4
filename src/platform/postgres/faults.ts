/** The ways the embedded database cannot start, each as one sentence for the person at the terminal. */

export type PostgresRefusalCode =
  | 'inUse'
  | 'diskFull'
  | 'otherMajor'
  | 'notPermitted'
  | 'noBinaries'
  | 'foreignOwner'
  | 'rolesMissing'
  | 'failed'

/** Not a bug but a state of the machine: print `message` (zh-CN, one sentence or a few lines) and exit 2. */
export class PostgresRefusal extends Error {
  readonly code: PostgresRefusalCode

  constructor(code: PostgresRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PostgresRefusal'
    this.code = code
  }
}

const DISK_FULL = '磁盘已满，数据库不能启动：请清理磁盘空间后重新启动，已确认的数据不会丢失。'

/** A full disk or missing rights met by our own writing, as a refusal; anything else as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ENOSPC') return new PostgresRefusal('diskFull', DISK_FULL, { cause: error })
  if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS') return error
  const message = `不能写入数据目录，权限不足：请检查属主和权限（${error.message}）。`
  return new PostgresRefusal('notPermitted', message, { cause: error })
}

/** Turns what PostgreSQL wrote to its log before it gave up into a refusal. */
export function explainFailure(what: string, output: string, logFile: string): PostgresRefusal {
  const has = (pattern: RegExp): boolean => pattern.test(output)
  if (has(/No space left on device/i)) return new PostgresRefusal('diskFull', DISK_FULL)
  if (has(/could not look up effective user ID/)) {
    return new PostgresRefusal(
      'notPermitted',
      '当前账户在系统账户表中没有记录，PostgreSQL 不能由它初始化：请改用有记录的账户启动。',
    )
  }
  if (has(/database files are incompatible with server/)) {
    return new PostgresRefusal(
      'otherMajor',
      `数据目录由其他大版本的 PostgreSQL 建立，不能直接打开：${lastLines(output)}`,
    )
  }
  if (has(/Permission denied|EACCES|Operation not permitted|has (wrong ownership|invalid permissions)/)) {
    return new PostgresRefusal(
      'notPermitted',
      `数据库${what}失败，权限不足：请检查数据目录及其各级上级目录的属主和权限（详见 ${logFile}）：${lastLines(output)}`,
    )
  }
  if (has(/could not map anonymous shared memory|Cannot allocate memory|could not resize shared memory/)) {
    return new PostgresRefusal('failed', `数据库${what}失败，内存不足：${lastLines(output)}`)
  }
  return new PostgresRefusal('failed', `数据库${what}失败（详见 ${logFile}）：${lastLines(output)}`)
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' / ') || '没有输出'
}
