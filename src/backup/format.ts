import { z } from 'zod'

/** The full export: CSV with headers, original files, the schema as the migrations that made it, and hashes of all. */
export const BACKUP_FORMAT = 1

export const manifestSchema = z.object({
  format: z.number().int(),
  createdAt: z.string(),
  /** Proof of the key, not the key: an HMAC over `createdAt` that only the same key file gives. */
  keyCheck: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(
    z.object({ name: z.string(), file: z.string(), rows: z.number().int(), sha256: z.string() }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int() })),
  jobs: z.array(
    z.object({ task: z.string(), payload: z.unknown(), runAt: z.string(), key: z.string().nullable() }),
  ),
  files: z.array(
    z.object({ area: z.enum(['original', 'public']), hash: z.string(), size: z.number().int() }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Tables that hold only the running moment, or are checked rather than copied. */
export const NOT_EXPORTED: ReadonlySet<string> = new Set([
  'schema_migration',
  'rate_window',
  'challenge_used',
  'session',
  'draft',
])

export class BackupError extends Error {
  override readonly name = 'BackupError'
}
