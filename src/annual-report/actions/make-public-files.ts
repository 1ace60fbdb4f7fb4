import { z } from 'zod'
import type { JobContext } from '../../platform/areas.ts'
import { findPublic, listPublicYears, saveFile } from '../public-store.ts'
import { decodeSnapshot, type Snapshot } from '../render/snapshot.ts'
import { pictureOf, renderChart, renderReport } from './render-report.ts'

const payloadSchema = z.object({ year: z.number().int(), version: z.number().int() })
const PRINTED = ['pdf', 'docx', 'xlsx', 'json'] as const

/** Job: the files of a published report and the charts of its picture, into the public file store. */
export async function makePublicFiles(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  if (tenancy === undefined) throw new Error('a published report belongs to an organ')
  const { year, version } = payloadSchema.parse(payload)
  const { database, files } = services
  const key = { organId: tenancy.organId, year, version }
  const report = await findPublic(database.open, key.organId, year, version)
  if (report === undefined) return // withdrawn meanwhile
  const snapshot = decodeSnapshot(report.content)
  const made: { name: string; mediaType: string; bytes: Uint8Array; alt: string }[] = []
  for (const format of PRINTED) {
    const { type, bytes } = await renderReport(snapshot, format, report)
    made.push({ name: `report.${format}`, mediaType: type, bytes, alt: '' })
  }
  for (const chart of pictureOf(snapshot, await earlier(services.database, key.organId, year)).charts) {
    const { svg, alt } = await renderChart(chart)
    const bytes = new TextEncoder().encode(svg)
    made.push({ name: `chart-${chart.key}.svg`, mediaType: 'image/svg+xml', bytes, alt })
  }
  const stored = await Promise.all(
    made.map(async (file) => ({ ...file, hash: await files.put('public', file.bytes) })),
  )
  await database.write(tenancy, async (tx) => {
    for (const { bytes, ...file } of stored) await saveFile(tx.db, key, { ...file, size: bytes.length })
    await tx.purgePortal()
  })
}

async function earlier(
  database: JobContext['services']['database'],
  organId: number,
  year: number,
): Promise<readonly Snapshot[]> {
  const years = (await listPublicYears(database.open, organId)).filter((each) => each.year < year)
  const rows = await Promise.all(years.map((each) => findPublic(database.open, organId, each.year)))
  return rows.flatMap((row) => (row === undefined ? [] : [decodeSnapshot(row.content)]))
}
