import pino, { type Logger } from 'pino'

/** Structured lines on standard error. No personal data: names of fields that could hold any are removed. */
export function makeLog(level: string): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          '*.password',
          '*.idNumber',
          '*.phone',
          '*.address',
          '*.email',
          'req.headers',
          'body',
          '*.body',
          // PostgreSQL quotes the row or the key it refused; both may be somebody's.
          '*.detail',
          '*.where',
          '*.internalQuery',
        ],
        remove: true,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
