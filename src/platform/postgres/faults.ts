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

/** Turns what PostgreSQL wrote to its log before it gave up into a refusal. */
export function explainFailure(what: string, output: string, logFile: string): PostgresRefusal {
  const has = (pattern: RegExp): boolean => pattern.test(output)
  if (has(/No space left on device/i)) {
    return new PostgresRefusal(
      'diskFull',
      `磁盘已满，数据库${what}失败：请清理磁盘空间后重新启动，已确认的数据不会丢失。`,
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
