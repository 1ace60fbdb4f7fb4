import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { parseLocalDate, type LocalDate } from '../law/local-date.ts'

/**
 * Every setting of every process, from the environment or from one file (`DATA_DIR/settings.env` or SETTINGS_FILE);
 * the environment wins. Documented in docs/settings.md, which a test holds against this schema.
 */
const emptyAsUnset = (value: unknown): unknown => (value === '' ? undefined : value)
const optionalText = z.preprocess(emptyAsUnset, z.string().optional())

const settingsSchema = z.object({
  PORT: z.preprocess(emptyAsUnset, z.coerce.number().int().min(0).max(65535).default(8080)),
  HOST: z.preprocess(emptyAsUnset, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(emptyAsUnset, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    emptyAsUnset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, '应以 postgresql:// 开头')
      .optional(),
  ),
  PUBLIC_URL: z.preprocess(emptyAsUnset, z.url({ protocol: /^https?$/ }).optional()),
  KEY_FILE: optionalText,
  LOG_LEVEL: z.preprocess(
    emptyAsUnset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ),
  CLOCK: z.preprocess(
    emptyAsUnset,
    z
      .string()
      .refine((text) => parseLocalDate(text) !== undefined, '应是存在的日期，如 2026-01-05')
      .optional(),
  ),
  PROCESS: z.preprocess(emptyAsUnset, z.enum(['all', 'web', 'worker']).default('all')),
  MAIL_URL: z.preprocess(
    emptyAsUnset,
    z
      .string()
      .regex(/^smtps?:\/\//, '应以 smtp:// 开头')
      .optional(),
  ),
  FILES_URL: z.preprocess(
    emptyAsUnset,
    z
      .string()
      .regex(/^s3s?:\/\/[^@/]+@[^/]+\/.+/, '应如 s3s://访问键:密钥@主机/桶?region=区域')
      .optional(),
  ),
  METRICS_TOKEN: z.preprocess(emptyAsUnset, z.string().min(16, '至少 16 个字符').optional()),
  TRUST_PROXY: z.preprocess(emptyAsUnset, z.enum(['yes', 'no']).default('no')),
  AUDIT_HASH: z.preprocess(emptyAsUnset, z.enum(['sha256', 'sm3']).default('sha256')),
})

export const SETTING_NAMES = [...Object.keys(settingsSchema.shape), 'SETTINGS_FILE'] as const

export type Mode = 'demo' | 'real' | 'test'

export interface Config {
  readonly mode: Mode
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Origin and path every link starts with; no trailing slash. Undefined: as the browser asks. */
  readonly publicUrl: string | undefined
  /** Path of PUBLIC_URL: '' or '/xxgk'. */
  readonly basePath: string
  readonly keyFile: string | undefined
  readonly logLevel: string
  readonly clockStart: LocalDate | undefined
  readonly process: 'all' | 'web' | 'worker'
  readonly mailUrl: string | undefined
  /** `s3://` or `s3s://` of an S3-compatible store; undefined: a folder in DATA_DIR. */
  readonly filesUrl: string | undefined
  readonly metricsToken: string | undefined
  readonly trustProxy: boolean
  readonly auditHash: 'sha256' | 'sm3'
}

/** A setting that cannot be used: one clear sentence, exit 2. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** Reads and validates the settings. Throws `SettingError` naming the setting, what was given and what is expected. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, mode: Mode): Config {
  const defaultDir = mode === 'demo' ? './data/demo' : './data'
  const dataDir = resolve(environment['DATA_DIR'] || defaultDir)
  const settingsFile = environment['SETTINGS_FILE'] || join(dataDir, 'settings.env')
  if (environment['SETTINGS_FILE'] && !existsSync(settingsFile)) {
    throw new SettingError(`设置 SETTINGS_FILE 指向的文件不存在：${settingsFile}`)
  }
  const fromFile = existsSync(settingsFile) ? readSettingsFile(settingsFile) : {}
  const parsed = settingsSchema.safeParse({ ...fromFile, ...definedOnly(environment) })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? '')
    const given = environment[name] ?? fromFile[name]
    throw new SettingError(
      `设置 ${name} 的值“${given ?? ''}”不能用：${issue?.message ?? ''}。见 docs/settings.md`,
    )
  }
  const settings = parsed.data
  if (settings.CLOCK !== undefined && mode === 'real') {
    throw new SettingError('设置 CLOCK 只能用于演示和测试：正式使用以真实日期为准，请去掉它')
  }
  const publicUrl = settings.PUBLIC_URL?.replace(/\/+$/, '')
  return {
    mode,
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    databaseUrl: settings.DATABASE_URL,
    publicUrl,
    basePath: publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, ''),
    keyFile: settings.KEY_FILE,
    logLevel: settings.LOG_LEVEL,
    clockStart: settings.CLOCK === undefined ? undefined : parseLocalDate(settings.CLOCK),
    process: settings.PROCESS,
    mailUrl: settings.MAIL_URL,
    filesUrl: settings.FILES_URL,
    metricsToken: settings.METRICS_TOKEN,
    trustProxy: settings.TRUST_PROXY === 'yes',
    auditHash: settings.AUDIT_HASH,
  }
}

function definedOnly(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known: Record<string, string> = {}
  for (const name of Object.keys(settingsSchema.shape)) {
    const value = environment[name]
    if (value !== undefined && value !== '') known[name] = value
  }
  return known
}

function readSettingsFile(file: string): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const [index, line] of readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const match = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line)
    if (!match?.[1]) throw new SettingError(`设置文件 ${file} 第 ${index + 1} 行读不懂：应写作 名称=值`)
    if (!(match[1] in settingsSchema.shape)) {
      throw new SettingError(
        `设置文件 ${file} 第 ${index + 1} 行有不认识的设置 ${match[1]}。见 docs/settings.md`,
      )
    }
    settings[match[1]] = (match[2] ?? '').replace(/^"(.*)"$/, '$1')
  }
  return settings
}
