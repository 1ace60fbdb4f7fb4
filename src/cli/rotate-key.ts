import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { envelopeSchema, type Keys, loadKeys, newKeyLine } from '../platform/keys.ts'
import type { CliIo } from './io.ts'
import { withDatabase } from './with-database.ts'

const BATCH = 500

/**
 * `rotate-key`: adds a master key and seals every stored personal datum anew with it. The old key stays in the file,
 * for backups made before and for equality hashes; it can be interrupted and run again.
 */
export function run(_: string[], io: CliIo): Promise<number> {
  return withDatabase(io, async ({ services, owner }) => {
    const { config } = services
    const file = config.keyFile ?? join(config.dataDir, 'secrets', 'master-key')
    appendFileSync(file, `${newKeyLine()}\n`)
    const keys = loadKeys(config.dataDir, config.keyFile)
    let resealed = 0
    const columns = await sealedColumns(owner.pool)
    for (const column of columns) resealed += await resealColumn(owner.pool, keys, column)
    io.out(
      `已启用新密钥 ${keys.currentKid}：检查 ${columns.length} 个加密字段，重新加密 ${resealed} 项。请重启正在运行的程序\n`,
    )
    return 0
  })
}

interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly field: string
  readonly key: readonly string[]
}

/** Columns that hold envelopes say so in their comment: `sealed:<field>`. */
async function sealedColumns(pool: pg.Pool): Promise<readonly SealedColumn[]> {
  const { rows } = await pool.query<SealedColumn>(
    `SELECT c.relname AS table, a.attname AS column, substr(d.description, 8) AS field,
       (SELECT json_agg(ka.attname) FROM pg_index i JOIN pg_attribute ka ON ka.attrelid = c.oid AND ka.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key
     FROM pg_description d JOIN pg_class c ON c.oid = d.objoid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
     WHERE d.description LIKE 'sealed:%' ORDER BY 1, 2`,
  )
  return rows
}

async function resealColumn(pool: pg.Pool, keys: Keys, sealed: SealedColumn): Promise<number> {
  let done = 0
  const { table, column, field, key } = sealed
  for (;;) {
    const { rows } = await pool.query<Record<string, unknown>>(
      `SELECT ${key.map(quote).join(', ')}, ${quote(column)} AS sealed FROM ${quote(table)}
       WHERE ${quote(column)} IS NOT NULL AND ${quote(column)}->>'kid' <> $1 LIMIT ${BATCH}`,
      [keys.currentKid],
    )
    for (const row of rows) {
      const organId = Number(row['organ_id'])
      const plain = keys.open(organId, field, envelopeSchema.parse(row['sealed']))
      const values = key.map((name) => row[name])
      await pool.query(
        `UPDATE ${quote(table)} SET ${quote(column)} = $1 WHERE ${key.map((name, index) => `${quote(name)} = $${index + 2}`).join(' AND ')}`,
        [JSON.stringify(keys.seal(organId, field, plain)), ...values],
      )
    }
    done += rows.length
    if (rows.length < BATCH) return done
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
