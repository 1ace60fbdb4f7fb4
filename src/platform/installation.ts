import type { Database } from './database/database.ts'
import '../organs/tables.ts'

/** What kind of installation the database holds; a demo carries 演示数据 on every page and may move its date. */
export interface Installation {
  kind(): 'none' | 'new' | 'demo'
  isDemo(): boolean
  clockOffsetDays(): number
  refresh(): Promise<void>
}

export async function openInstallation(database: Database): Promise<Installation> {
  let kind: 'none' | 'new' | 'demo' = 'none'
  let offset = 0
  const installation: Installation = {
    kind: () => kind,
    isDemo: () => kind === 'demo',
    clockOffsetDays: () => offset,
    async refresh() {
      const row = await database.open
        .selectFrom('installation')
        .select(['kind', 'clock_offset'])
        .executeTakeFirst()
      kind = row?.kind ?? 'none'
      offset = row?.kind === 'demo' ? row.clock_offset : 0
    },
  }
  await installation.refresh()
  return installation
}
