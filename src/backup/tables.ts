import type pg from 'pg'
import { NOT_EXPORTED } from './format.ts'

/** Tables of the installation, referenced ones before those that refer to them. */
export async function exportedTables(client: pg.ClientBase): Promise<readonly string[]> {
  const tables = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid`,
  )
  const references = await client.query<{ child: string; parent: string }>(
    `SELECT c.relname AS child, p.relname AS parent FROM pg_constraint f
     JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
     WHERE f.contype = 'f' AND f.conrelid <> f.confrelid AND c.relnamespace = 'public'::regnamespace`,
  )
  const names = tables.rows.map((row) => row.name).filter((name) => !NOT_EXPORTED.has(name))
  const parents = Map.groupBy(references.rows, (row) => row.child)
  const ordered: string[] = []
  const visit = (name: string): void => {
    if (ordered.includes(name) || !names.includes(name)) return
    for (const { parent } of parents.get(name) ?? []) visit(parent)
    ordered.push(name)
  }
  for (const name of names) visit(name)
  return ordered
}

export async function primaryKey(client: pg.ClientBase, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_index i JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, position) ON true
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
     WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.position`,
    [quoteName(table)],
  )
  return rows.map((row) => row.name)
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
