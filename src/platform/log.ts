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
        ],
        remove: true,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
